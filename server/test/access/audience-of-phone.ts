import { all, byChat, DEPARTMENT, HOLDERS, input, OPERATORS, STRANGER, type Call } from './audience.js';

/** A shared one: the administrators'. */
const SHARED = {
  ...OPERATORS,
  'its operator': 'FORBIDDEN',
  'operator of another department': 'FORBIDDEN',
  ...STRANGER,
};
const operate = (field: string, type: string): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { id } }`;

/** Texts kept ready: one's own, and shared ones. */
export const CANNED: Record<string, Call> = {
  createCannedResponse: {
    document: operate('createCannedResponse', 'CreateCannedResponseInput'),
    variables: input(() => ({ title: 'Hello', body: 'Hello, how can I help?' })),
    answers: OPERATORS,
  },
  updateCannedResponse: {
    document: operate('updateCannedResponse', 'UpdateCannedResponseInput'),
    variables: input(({ cannedResponseId }) => ({ id: cannedResponseId, title: 'Good day' })),
    answers: SHARED,
  },
  deleteCannedResponse: {
    document: 'mutation ($id: ID!) { deleteCannedResponse(id: $id) }',
    variables: ({ cannedResponseId }) => ({ id: cannedResponseId }),
    answers: SHARED,
  },
};

const OVER = { 'its phone': 'CONFLICT', 'its operator': 'CONFLICT', 'its administrator': 'CONFLICT' };

/** Going on with a chat somewhere else, and keeping what was said. Asked when the chat is over. */
export const GOING_ON: Record<string, Call> = {
  sendNewLink: {
    document: 'mutation { sendNewLink(token: "a link that leads nowhere") }',
    answers: all('NOT_FOUND'),
  },
  continueOnPhone: {
    document: 'mutation ($chatId: ID!) { continueOnPhone(chatId: $chatId) }',
    variables: byChat,
    answers: { ...DEPARTMENT, 'its operator': 'CONFLICT', 'its administrator': 'CONFLICT' },
  },
  continueAtConsole: {
    document: 'mutation ($chatId: ID!) { continueAtConsole(chatId: $chatId) { id } }',
    variables: byChat,
    answers: { ...HOLDERS, ...OVER },
  },
  mailOwnTranscript: {
    document: 'mutation ($chatId: ID!) { mailOwnTranscript(chatId: $chatId) }',
    variables: byChat,
    answers: { ...HOLDERS, 'its administrator': 'ok' },
  },
};
