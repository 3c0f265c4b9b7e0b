/** Everybody whom environment.md, "Callers", tells apart. Ben has the chat, accepted on his phone; Vera is its visitor. */
export const CALLERS = [
  'anyone',
  'its visitor',
  'another visitor',
  'its phone',
  'its operator',
  'operator of another department',
  'operator of another organization',
  'its administrator',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** What a call may be about: all of it belongs to one organization, the chat to its department Sales. */
export interface Things {
  chatId: string;
  /** Sales. */
  departmentId: string;
  /** Support, where nobody can be reached. */
  supportId: string;
  siteKey: string;
  siteId: string;
  ringToken: string;
  benId: string;
  ben: { email: string; password: string };
  /** A colleague with a number that is not verified. */
  danId: string;
  offlineMessageId: string;
  /** Shared. */
  cannedResponseId: string;
  /** Keys of Ben's, each good to be revoked once. */
  apiKeyIds: string[];
}

/** How one root field is called, and how it answers each caller: `ok`, `null`, or the code of the refusal. */
export interface Call {
  document: string;
  variables?: (things: Things, caller: CallerName) => Record<string, unknown>;
  answers: Record<CallerName, string>;
}

export const all = (answer: string): Record<CallerName, string> =>
  Object.fromEntries(CALLERS.map((name) => [name, answer])) as Record<CallerName, string>;

/** Anybody may; a token or session changes nothing. */
export const ANYONE = all('ok');
const NO_TOKEN = {
  anyone: 'UNAUTHENTICATED',
  'its visitor': 'FORBIDDEN',
  'another visitor': 'FORBIDDEN',
  'its phone': 'FORBIDDEN',
};
/** Any operator, about what is their own. */
export const OPERATORS = { ...all('ok'), ...NO_TOKEN };
export const STRANGER = { 'operator of another organization': 'NOT_FOUND' };
/** Any operator of the organization. */
const COLLEAGUES = { ...OPERATORS, ...STRANGER };
/** Those who see the department's chats. */
export const DEPARTMENT = { ...COLLEAGUES, 'operator of another department': 'NOT_FOUND' };
/** Administrators. */
export const ADMINISTRATORS = { ...all('FORBIDDEN'), anyone: 'UNAUTHENTICATED', 'its administrator': 'ok' };
/** Whoever takes part in the chat, and whoever sees it as an operator. */
const READERS = {
  ...all('ok'),
  anyone: 'UNAUTHENTICATED',
  'another visitor': 'NOT_FOUND',
  'operator of another department': 'NOT_FOUND',
  ...STRANGER,
};
/** Whoever takes part in the chat. */
export const PARTICIPANTS = { ...READERS, 'its administrator': 'FORBIDDEN' };
/** Whoever has the chat, on the phone or at the console. */
export const HOLDERS = { ...PARTICIPANTS, 'its visitor': 'FORBIDDEN', 'another visitor': 'FORBIDDEN' };
/** The chat's visitor; another one does not know it, nobody else is a visitor. */
export const ITS_VISITOR = {
  ...all('FORBIDDEN'),
  anyone: 'UNAUTHENTICATED',
  'its visitor': 'ok',
  'another visitor': 'NOT_FOUND',
};
const NULLED = {
  'another visitor': 'null',
  'operator of another department': 'null',
  'operator of another organization': 'null',
};

export const byChat = ({ chatId }: Things): Record<string, unknown> => ({ chatId });
export const input =
  (given: (things: Things) => Record<string, unknown>) =>
  (things: Things): Record<string, unknown> => ({ input: given(things) });
/** Every query and subscription of the schema. */
export const READING: Record<string, Call> = {
  me: {
    document: '{ me { id } }',
    answers: { ...all('ok'), anyone: 'null', 'its visitor': 'null', 'another visitor': 'null', 'its phone': 'null' },
  },
  organization: { document: '{ organization { id } }', answers: OPERATORS },
  apiKeys: { document: '{ apiKeys { id } }', answers: ADMINISTRATORS },
  installation: { document: '{ installation { demo } }', answers: ANYONE },
  demo: { document: '{ demo { siteKey } }', answers: all('null') },
  site: {
    document: 'query ($key: ID!) { site(key: $key) { id } }',
    variables: ({ siteKey }) => ({ key: siteKey }),
    answers: ANYONE,
  },
  chat: {
    document: 'query ($chatId: ID!) { chat(id: $chatId) { id } }',
    variables: byChat,
    answers: { ...READERS, ...NULLED },
  },
  transferTargets: {
    document: 'query ($chatId: ID!) { transferTargets(chatId: $chatId) { operators { id } } }',
    variables: byChat,
    answers: HOLDERS,
  },
  cannedResponses: {
    document: '{ cannedResponses { id } }',
    answers: { ...OPERATORS, 'its phone': 'ok' },
  },
  chats: { document: '{ chats { edges { cursor } } }', answers: OPERATORS },
  offlineMessages: { document: '{ offlineMessages { edges { cursor } } }', answers: OPERATORS },
  ring: {
    document: 'query ($token: String!) { ring(token: $token) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    answers: ANYONE,
  },
  whoWouldRing: {
    document: 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reachability } }',
    variables: ({ departmentId }) => ({ id: departmentId }),
    answers: COLLEAGUES,
  },
  coverage: {
    document: 'query ($id: ID!) { coverage(departmentId: $id) { gaps { start } } }',
    variables: ({ departmentId }) => ({ id: departmentId }),
    answers: { ...COLLEAGUES, 'operator of another department': 'FORBIDDEN' },
  },
  coverageAlarms: { document: '{ coverageAlarms { id } }', answers: OPERATORS },
  coverageAlarmsChanged: { document: 'subscription { coverageAlarmsChanged { id } }', answers: OPERATORS },
  chatEvents: {
    document: 'subscription ($chatId: ID!) { chatEvents(chatId: $chatId) { __typename } }',
    variables: byChat,
    answers: READERS,
  },
  consoleEvents: { document: 'subscription { consoleEvents(attend: false) { __typename } }', answers: OPERATORS },
  presence: {
    document: 'subscription ($id: ID) { presence(departmentId: $id) { operatorId } }',
    variables: ({ departmentId }) => ({ id: departmentId }),
    answers: COLLEAGUES,
  },
  ringEvents: {
    document: 'subscription ($token: String!) { ringEvents(token: $token) { id } }',
    variables: ({ ringToken }) => ({ token: ringToken }),
    answers: ANYONE,
  },
  demoChanged: { document: 'subscription { demoChanged { siteKey } }', answers: all('NOT_FOUND') },
};
