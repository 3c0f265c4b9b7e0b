import type { ApiClient } from './api-client.js';
import type { RingPage } from './phone.js';

/** What a link says beside the ring itself. */
export interface LinkView {
  status: string;
  acceptable: boolean;
  holdsChat: boolean;
  newLinksLeft: number;
  chatChannel: string | null;
  answeredBy: string | null;
  chat: { visitor: { name: string | null } } | null;
}

const LINK = `query ($token: String!) { ring(token: $token) {
  status acceptable holdsChat newLinksLeft chatChannel answeredBy chat { visitor { name } } } }`;
export const SEND_NEW_LINK = 'mutation ($token: String!) { sendNewLink(token: $token) }';
export const CONTINUE_ON_PHONE = 'mutation ($chatId: ID!) { continueOnPhone(chatId: $chatId) }';
export const CONTINUE_AT_CONSOLE =
  'mutation ($chatId: ID!) { continueAtConsole(chatId: $chatId) { id status channel operator { name } } }';
export const MAIL_OWN_TRANSCRIPT = 'mutation ($chatId: ID!) { mailOwnTranscript(chatId: $chatId) }';
export const TRANSFER_TARGETS = `query ($chatId: ID!) { transferTargets(chatId: $chatId) {
  departments { id name reachability } operators { id name reachability } } }`;

/** What whoever holds a link sees of it. */
export async function lookAt(api: ApiClient, { token }: Pick<RingPage, 'token'>): Promise<LinkView | null> {
  return (await api.ask<{ ring: LinkView | null }>(LINK, { token })).ring;
}

/** Asks for a new link by an old one; how many are left. */
export async function asksForNewLink(api: ApiClient, { token }: Pick<RingPage, 'token'>): Promise<number> {
  return (await api.ask<{ sendNewLink: number }>(SEND_NEW_LINK, { token })).sendNewLink;
}
