/* The operations of the product's vocabulary, as outside callers write them. */

const MESSAGE = 'id chatId seq author authorName body clientMessageId createdAt';
const CHAT = `id status channel lastSeq createdAt waitingUntil acceptedAt endedAt reachability
  department { id name } visitor { id name email } operator { id name }`;
const RING = `id status smsStatus acceptable chatStatus answeredBy answeredAt chatEndedAt createdAt sentAt deliveredAt
  endedAt operator { id name }`;

export const REQUEST_CHAT = `mutation ($input: RequestChatInput!) { requestChat(input: $input) {
  __typename
  ... on ChatRequested { visitorToken chat { ${CHAT} } }
  ... on NobodyAvailable { department { id name reachability } }
} }`;
export const LEAVE_MESSAGE = `mutation ($input: LeaveMessageInput!) { leaveMessage(input: $input) { id createdAt } }`;
const ACCEPTED = `__typename
  ... on ChatAccepted { mobileToken chat { ${CHAT} } }
  ... on ChatTaken { takenBy takenAt }
  ... on ChatOver { status }
  ... on RingRefused { reason }`;
export const ACCEPT_CHAT = `mutation ($chatId: ID!) { acceptChat(chatId: $chatId) { ${ACCEPTED} } }`;
export const ACCEPT_RING = `mutation ($token: String!, $deviceKey: ID!) {
  acceptRing(token: $token, deviceKey: $deviceKey) { ${ACCEPTED} } }`;
export const DECLINE_RING = `mutation ($token: String!) { declineRing(token: $token) { ${RING} } }`;
export const RING_BY_TOKEN = `query ($token: String!) { ring(token: $token) { ${RING}
  chat { ${CHAT} messages { ${MESSAGE} } } } }`;
export const RING_EVENTS = `subscription ($token: String!) { ringEvents(token: $token) { ${RING} } }`;
export const SEND_MESSAGE = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${MESSAGE} } }`;
export const SET_TYPING = `mutation ($chatId: ID!, $typing: Boolean!) { setTyping(chatId: $chatId, typing: $typing) }`;
export const END_CHAT = `mutation ($chatId: ID!) { endChat(chatId: $chatId) { ${CHAT} } }`;
export const CHAT_BY_ID = `query ($id: ID!) { chat(id: $id) { ${CHAT} messages(first: 1000) { ${MESSAGE} } } }`;
export const CHAT_WITH_RINGS = `query ($id: ID!) { chat(id: $id) { ${CHAT} rings { ${RING} } } }`;
export const CHAT_EVENTS = `subscription ($chatId: ID!, $afterSeq: Int) { chatEvents(chatId: $chatId, afterSeq: $afterSeq) {
  __typename
  ... on MessagePosted { message { ${MESSAGE} } }
  ... on ChatChanged { chat { ${CHAT} pendingTransfer { to until } } }
  ... on TypingChanged { chatId author typing }
} }`;
export const CONSOLE_EVENTS = `subscription ($attend: Boolean) { consoleEvents(attend: $attend) {
  __typename
  ... on ChatWaiting { chat { ${CHAT} } }
  ... on ChatUpdated { chat { ${CHAT} } }
  ... on ConsoleReady { waitingChatIds }
  ... on OfflineMessageLeft { offlineMessage { id body } }
} }`;
export const PRESENCE = `subscription ($departmentId: ID) { presence(departmentId: $departmentId) {
  operatorId loggedIn availability awayAutomatically since } }`;
export const TRANSFER_CHAT = `mutation ($input: TransferChatInput!) { transferChat(input: $input) {
  __typename
  ... on ChatTransferred { chat { ${CHAT} } }
  ... on TransferRinging { until chat { ${CHAT} pendingTransfer { to until } } }
  ... on NobodyAvailable { department { id name reachability } }
} }`;
export const CREATE_ORGANIZATION = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) {
  id name plan operatorSeats operators { id name email role } } }`;
export const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignedIn { operator { id name email role } } } }`;
export const SIGN_OUT = `mutation { signOut }`;
export const CREATE_API_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { id name token } }`;
export const CREATE_DEPARTMENT = `mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id name email } }`;
export const CREATE_OPERATOR = `mutation ($input: CreateOperatorInput!) { createOperator(input: $input) { id name email } }`;
export const UPDATE_OPERATOR = `mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id name active role } }`;
export const CREATE_SITE = `mutation ($input: CreateSiteInput!) { createSite(input: $input) { id key name } }`;
export const UPDATE_CALL_CENTER = `mutation ($input: UpdateCallCenterInput!) { updateCallCenter(input: $input) {
  callRouting ringTimeoutSeconds maximumWaitSeconds overflowAfterSeconds } }`;
export const UPDATE_MOBILE_CHAT = `mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) {
  mode phoneNumber carrier verified onDuty schedule { timeZone shifts { weekday from until } } } }`;
export const START_VERIFICATION = `mutation ($operatorId: ID) { startPhoneVerification(operatorId: $operatorId) {
  expiresAt resendAfter } }`;
export const CONFIRM_VERIFICATION = `mutation ($code: String!, $operatorId: ID) {
  confirmPhoneVerification(code: $code, operatorId: $operatorId) { verified mode phoneNumber } }`;
export const NOTE_ACTIVITY = `mutation { noteActivity { operatorId loggedIn availability awayAutomatically since } }`;
export const SET_AVAILABILITY = `mutation ($availability: Availability!) { setAvailability(availability: $availability) { id } }`;
