import { randomUUID } from 'node:crypto';
import { ask, bearer } from './api.mjs';

const NUMBER = '+31612345678';
const PASSWORD = 'correct horse battery staple';

/**
 * An organization with two departments and a site, made through the API, and an API key of its administrator. With a
 * provider, the administrator's phone is on duty for the first department.
 */
export async function openShop(url, provider) {
  const signUp = 'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { id } }';
  const account = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  const organization = { name: 'Boilers', administratorName: 'Ada', ...account };
  const origin = { origin: url };
  const { data, response } = await ask(url, signUp, { input: organization }, origin);
  const cookie = { ...origin, cookie: response.headers.getSetCookie()[0].split(';')[0] };
  const as = async (query, variables) => Object.values((await ask(url, query, variables, cookie)).data)[0];
  const departmentId = await newDepartment(as, 'Sales');
  const otherDepartmentId = await newDepartment(as, 'Service');
  const employ = 'mutation ($input: CreateSiteInput!) { createSite(input: $input) { id key } }';
  const site = await as(employ, { input: { name: 'Shop', allowedOrigins: [], departmentIds: [departmentId] } });
  const { token } = await as('mutation { createApiKey(input: { name: "bench" }) { token } }');
  const { id: administratorId } = await as('{ me { id } }');
  await as('mutation { updateCallCenter(input: { maximumWaitSeconds: 3600 }) { maximumWaitSeconds } }');
  if (provider) await onDuty(as, administratorId, departmentId, provider);
  return {
    url,
    token,
    number: NUMBER,
    organizationId: data.createOrganization.id,
    administratorId,
    departmentId,
    otherDepartmentId,
    siteId: site.id,
    siteKey: site.key,
    request: requester(url, site.key, departmentId),
    end: (visitor) => end(url, visitor),
  };
}

async function newDepartment(as, name) {
  const make = 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }';
  return (await as(make, { input: { name } })).id;
}

/** The administrator's own phone is verified and answers for the department. */
async function onDuty(as, id, departmentId, provider) {
  const join = 'mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id } }';
  await as(join, { input: { id, departmentIds: [departmentId] } });
  const settings = 'mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }';
  await as(settings, { input: { phoneNumber: NUMBER, mode: 'ON' } });
  const sms = provider.receipt(NUMBER);
  await as('mutation { startPhoneVerification { expiresAt } }');
  const code = /\d{6}/.exec((await sms).body)[0];
  await as('mutation ($code: String!) { confirmPhoneVerification(code: $code) { verified } }', { code });
}

function requester(url, siteKey, departmentId) {
  const query = `mutation ($input: RequestChatInput!) { requestChat(input: $input) { ... on ChatRequested { visitorToken chat { id } } } }`;
  return async () => {
    const input = { siteKey, departmentId, requestKey: randomUUID(), message: 'My boiler leaks', visitorName: 'Vera' };
    const { requestChat } = (await ask(url, query, { input })).data;
    if (!requestChat.chat) throw new Error('Nobody was available.');
    return { chatId: requestChat.chat.id, token: requestChat.visitorToken };
  };
}

async function end(url, { chatId, token }) {
  await ask(url, 'mutation ($chatId: ID!) { endChat(chatId: $chatId) { status } }', { chatId }, bearer(token));
}
