import { randomUUID } from 'node:crypto';
import { newEmail } from '../harness/given.js';
import {
  ADMINISTRATORS,
  all,
  ANYONE,
  byChat,
  DEPARTMENT,
  HOLDERS,
  input,
  ITS_VISITOR,
  OPERATORS,
  PARTICIPANTS,
  STRANGER,
  type Call,
} from './audience.js';
import { CANNED, GOING_ON } from './audience-of-phone.js';

/** Signing in and out, and what an operator has of their own. */
const OWN: Record<string, Call> = {
  signIn: {
    document: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
    variables: input(({ ben }) => ben),
    answers: ANYONE,
  },
  signOut: { document: 'mutation { signOut }', answers: ANYONE },
  createOrganization: {
    document: 'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { id } }',
    variables: input(() => ({ name: 'X', administratorName: 'X', email: newEmail(), password: 'long enough' })),
    answers: ANYONE,
  },
  createApiKey: {
    document: 'mutation { createApiKey(input: { name: "key" }) { id } }',
    answers: OPERATORS,
  },
  revokeApiKey: {
    document: 'mutation ($id: ID!) { revokeApiKey(id: $id) }',
    variables: ({ apiKeyIds }) => ({ id: apiKeyIds.pop() }),
    answers: DEPARTMENT,
  },
  changePassword: {
    document:
      'mutation { changePassword(input: { currentPassword: "correct horse battery staple", newPassword: "correct horse battery staple" }) }',
    answers: OPERATORS,
  },
  setAvailability: { document: 'mutation { setAvailability(availability: ACCEPTING) { id } }', answers: OPERATORS },
  noteActivity: { document: 'mutation { noteActivity { operatorId } }', answers: OPERATORS },
};

/** Settings > Mobile Chat of Ben, who is "its operator". */
const MOBILE_CHAT = { ...OPERATORS, 'operator of another department': 'FORBIDDEN', ...STRANGER };
const SETTINGS: Record<string, Call> = {
  updateMobileChat: {
    document: 'mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }',
    variables: input(({ benId }) => ({ operatorId: benId, carrier: 'KPN' })),
    answers: MOBILE_CHAT,
  },
  startPhoneVerification: {
    document: 'mutation ($id: ID) { startPhoneVerification(operatorId: $id) { expiresAt } }',
    // Twice for the same phone within half a minute would be RATE_LIMITED.
    variables: ({ benId, danId }, caller) => ({ id: caller === 'its administrator' ? danId : benId }),
    answers: MOBILE_CHAT,
  },
  confirmPhoneVerification: {
    document: 'mutation ($id: ID) { confirmPhoneVerification(code: "000000", operatorId: $id) { mode } }',
    variables: ({ benId }) => ({ id: benId }),
    answers: { ...MOBILE_CHAT, 'its operator': 'BAD_USER_INPUT', 'its administrator': 'BAD_USER_INPUT' },
  },
  sendTestSms: {
    document: 'mutation ($id: ID) { sendTestSms(operatorId: $id) }',
    variables: ({ benId }) => ({ id: benId }),
    answers: MOBILE_CHAT,
  },
  snoozeMobileChat: {
    document: 'mutation ($id: ID) { snoozeMobileChat(choice: ONE_HOUR, operatorId: $id) { snoozedUntil } }',
    variables: ({ benId }) => ({ id: benId }),
    answers: MOBILE_CHAT,
  },
  endSnooze: {
    document: 'mutation ($id: ID) { endSnooze(operatorId: $id) { snoozedUntil } }',
    variables: ({ benId }) => ({ id: benId }),
    answers: MOBILE_CHAT,
  },
};

const operate = (field: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`;

/** The organization's settings. */
const ORGANIZATION: Record<string, Call> = {
  updateOrganization: {
    document: 'mutation { updateOrganization(input: { name: "Boilers" }) { id } }',
    answers: ADMINISTRATORS,
  },
  updateCallCenter: {
    document: 'mutation { updateCallCenter(input: { maximumWaitSeconds: 120 }) { maximumWaitSeconds } }',
    answers: ADMINISTRATORS,
  },
  createDepartment: {
    document: 'mutation { createDepartment(input: { name: "Care" }) { id } }',
    answers: ADMINISTRATORS,
  },
  updateDepartment: {
    document: operate('updateDepartment', 'UpdateDepartmentInput', 'id'),
    variables: input(({ supportId }) => ({ id: supportId, name: 'Help' })),
    answers: ADMINISTRATORS,
  },
  createOperator: {
    document: operate('createOperator', 'CreateOperatorInput', 'id'),
    variables: input(() => ({ name: 'X', email: newEmail(), password: 'long enough', departmentIds: [] })),
    answers: ADMINISTRATORS,
  },
  updateOperator: {
    document: operate('updateOperator', 'UpdateOperatorInput', 'id'),
    variables: input(({ danId }) => ({ id: danId, name: 'Daniel' })),
    answers: ADMINISTRATORS,
  },
  createSite: {
    document: operate('createSite', 'CreateSiteInput', 'id'),
    variables: input(() => ({ name: 'X', allowedOrigins: [], departmentIds: [] })),
    answers: ADMINISTRATORS,
  },
  updateSite: {
    document: operate('updateSite', 'UpdateSiteInput', 'id'),
    variables: input(({ siteId }) => ({ id: siteId, name: 'Renamed' })),
    answers: ADMINISTRATORS,
  },
};

/** Chats, from asking to ending. */
const CHATS: Record<string, Call> = {
  requestChat: {
    document: operate('requestChat', 'RequestChatInput', '__typename'),
    variables: input(({ siteKey, supportId: departmentId }) => ({
      siteKey,
      departmentId,
      requestKey: randomUUID(),
      message: 'Hello',
    })),
    answers: ANYONE,
  },
  leaveMessage: {
    document: operate('leaveMessage', 'LeaveMessageInput', 'id'),
    variables: input(({ siteKey, supportId: departmentId }) => ({
      siteKey,
      departmentId,
      requestKey: randomUUID(),
      message: 'Hello',
      visitorEmail: 'vera@example.com',
    })),
    answers: ANYONE,
  },
  setOfflineMessageHandled: {
    document: 'mutation ($id: ID!) { setOfflineMessageHandled(id: $id, handled: true) { id } }',
    variables: ({ offlineMessageId }) => ({ id: offlineMessageId }),
    answers: DEPARTMENT,
  },
  openRing: {
    document: 'mutation ($token: String!) { openRing(token: $token) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    answers: ANYONE,
  },
  acceptRing: {
    document: 'mutation ($token: String!, $key: ID!) { acceptRing(token: $token, deviceKey: $key) { __typename } }',
    variables: ({ ringToken }) => ({ token: ringToken, key: randomUUID() }),
    answers: ANYONE,
  },
  declineRing: {
    document: 'mutation ($token: String!) { declineRing(token: $token) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    answers: ANYONE,
  },
  snoozeRing: {
    document: 'mutation ($token: String!) { snoozeRing(token: $token, choice: ONE_HOUR) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    // Ben accepted it: there is nothing to snooze from, whoever holds the link.
    answers: all('CONFLICT'),
  },
  endRingSnooze: {
    document: 'mutation ($token: String!) { endRingSnooze(token: $token) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    answers: ANYONE,
  },
  acceptChat: {
    document: 'mutation ($chatId: ID!) { acceptChat(chatId: $chatId) { __typename } }',
    variables: byChat,
    answers: DEPARTMENT,
  },
  sendMessage: {
    document: operate('sendMessage', 'SendMessageInput', 'id'),
    variables: input(({ chatId }) => ({ chatId, clientMessageId: randomUUID(), body: 'Hello' })),
    answers: PARTICIPANTS,
  },
  setTyping: {
    document: 'mutation ($chatId: ID!) { setTyping(chatId: $chatId, typing: true) }',
    variables: byChat,
    answers: PARTICIPANTS,
  },
  reportReceipts: {
    document: 'mutation ($input: ReceiptsInput!) { reportReceipts(input: $input) }',
    variables: input(({ chatId }) => ({ chatId, deliveredSeq: 1, readSeq: 1 })),
    answers: PARTICIPANTS,
  },
  rateChat: {
    document: operate('rateChat', 'RateChatInput', 'id'),
    variables: input(({ chatId }) => ({ chatId, score: 5 })),
    answers: ITS_VISITOR,
  },
  leaveContact: {
    document: operate('leaveContact', 'LeaveContactInput', 'id'),
    variables: input(({ chatId }) => ({ chatId, phone: '+31 20 123 4567' })),
    answers: ITS_VISITOR,
  },
  requestTranscript: {
    document: 'mutation ($chatId: ID!) { requestTranscript(chatId: $chatId, email: "vera@example.com") }',
    variables: byChat,
    answers: ITS_VISITOR,
  },
  transferChat: {
    document: operate('transferChat', 'TransferChatInput', '__typename'),
    variables: input(({ chatId, supportId }) => ({ chatId, departmentId: supportId })),
    answers: HOLDERS,
  },
  endChat: {
    document: 'mutation ($chatId: ID!) { endChat(chatId: $chatId) { id } }',
    variables: byChat,
    answers: PARTICIPANTS,
  },
  archiveDepartment: {
    document: 'mutation ($id: ID!) { archiveDepartment(id: $id) { id } }',
    variables: ({ supportId }) => ({ id: supportId }),
    answers: ADMINISTRATORS,
  },
};

/** Every mutation of the schema, those last that end something. */
export const CHANGING: Record<string, Call> = {
  ...OWN,
  ...SETTINGS,
  ...CANNED,
  ...ORGANIZATION,
  ...CHATS,
  ...GOING_ON,
};
