import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { requestTranscript } from '../transcripts/request-transcript.js';
import { leaveContact } from '../visitors/leave-contact.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { Chat } from './chat.entity.js';
import { LeaveContactInput, RateChatInput, ReceiptsInput } from './chat.inputs.js';
import { rateChat } from './rate-chat.js';
import { reportReceipts } from './report-receipts.js';

/** What participants tell beside the conversation itself. */
@Resolver()
export class VisitorWishesResolver {
  @Allow('visitor', 'phone', 'operator')
  @Mutation(() => Boolean, {
    description:
      'Tells how far the messages have come at the side of the caller. Marks only grow; false where nothing was new.',
  })
  reportReceipts(
    @Arg('input', () => ReceiptsInput, { description: 'How far.' }) input: ReceiptsInput,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return reportReceipts(services, caller, input);
  }

  @Allow('visitor')
  @Mutation(() => Chat, { description: 'The visitor rates an answered chat; the last rating counts.' })
  rateChat(
    @Arg('input', () => RateChatInput, { description: 'The rating.' }) input: RateChatInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Chat> {
    return rateChat(services, caller, input);
  }

  @Allow('visitor')
  @Mutation(() => Visitor, { description: 'The visitor says how to reach them, while waiting or later.' })
  leaveContact(
    @Arg('input', () => LeaveContactInput, { description: 'How.' }) input: LeaveContactInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Visitor> {
    return leaveContact(services, caller, input);
  }

  @Allow('visitor')
  @Mutation(() => Boolean, {
    description: 'The visitor wants the transcript by mail: at once where the chat is over, else at its end.',
  })
  requestTranscript(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Arg('email', () => String, { description: 'Where to.' }) email: string,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return requestTranscript(services, caller, { chatId, email });
  }
}
