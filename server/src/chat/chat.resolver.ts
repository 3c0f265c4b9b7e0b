import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../graphql/context.js';
import { cutOff } from '../graphql/cut-off.js';
import { Allow } from '../graphql/allow.js';
import { mailOwnTranscript } from '../transcripts/mail-own-transcript.js';
import { acceptChat } from './accept-chat.js';
import { ChatConnection } from './chat-connection.types.js';
import { ChatEvent, type ChatEventMember } from './chat-events.types.js';
import { openChatFeed } from './chat-feed.js';
import {
  AcceptChatResult,
  RequestChatResult,
  TransferChatResult,
  type ChatRequested,
  type ChatTransferred,
  type NobodyAvailable,
  type TransferRinging,
} from './chat-results.types.js';
import { Chat } from './chat.entity.js';
import { ChatFilter, RequestChatInput, SendMessageInput, TransferChatInput } from './chat.inputs.js';
import { listChats } from './chat.queries.js';
import { acceptView, requestView, transferView, type AcceptView } from './chat.views.js';
import { continueAtConsole } from './continue-at-console.js';
import { endChat } from './end-chat.js';
import { findChat } from './find-chat.js';
import { Message } from './message.entity.js';
import { requestChat } from './request-chat.js';
import { sendMessage } from './send-message.js';
import { setTyping } from './set-typing.js';
import { transferChat } from './transfer-chat.js';
import { transferTargets } from './transfer-targets.js';
import { TransferTargets } from './transfer-targets.types.js';

@ArgsType()
class ChatEventsArgs {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: 'Replay begins after this seq.' })
  afterSeq: number | null;
}

/** Chats: asking, accepting, talking, handing over, ending. */
@Resolver()
export class ChatResolver {
  @Allow('visitor', 'phone', 'operator')
  @Query(() => Chat, {
    nullable: true,
    description: 'A chat the caller takes part in, or may see as an operator.',
  })
  chat(
    @Arg('id', () => ID, { description: 'The chat.' }) id: string,
    @Ctx() { services, caller }: Context,
  ): Promise<Chat | null> {
    return findChat(services, caller, id);
  }

  @Allow('operator')
  @Query(() => ChatConnection, {
    description: "Chats of the caller's departments (all of the organization's for an administrator), newest first.",
  })
  chats(
    @Arg('filter', () => ChatFilter, { nullable: true, description: 'Which.' }) filter: ChatFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 25, description: 'How many, at most 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor to go on from.' }) after: string | null,
    @Ctx() { services, caller }: Context,
  ): Promise<ChatConnection> {
    return listChats(services, caller, filter ?? {}, { first: first ?? 25, after: after ?? null });
  }

  @Allow('anyone')
  @Mutation(() => RequestChatResult, { description: 'A visitor asks a department for a chat.' })
  async requestChat(
    @Arg('input', () => RequestChatInput, { description: 'What the visitor asks with.' }) input: RequestChatInput,
    @Ctx() { services, origin }: Context,
  ): Promise<ChatRequested | NobodyAvailable> {
    return requestView(services, await requestChat(services, origin, input));
  }

  @Allow('operator')
  @Mutation(() => AcceptChatResult, {
    description: 'Accept a waiting chat at the console. The winner may repeat it.',
  })
  async acceptChat(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<AcceptView> {
    return acceptView(await acceptChat(services, caller, chatId));
  }

  @Allow('visitor', 'phone', 'operator')
  @Mutation(() => Message, {
    description:
      'Adds a line. Repeating a clientMessageId (unique per chat and author) returns the first message and stores nothing.',
  })
  sendMessage(
    @Arg('input', () => SendMessageInput, { description: 'The line.' }) input: SendMessageInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Message> {
    return sendMessage(services, caller, input);
  }

  @Allow('visitor', 'phone', 'operator')
  @Mutation(() => Boolean, { description: 'Tells the other side whether the caller is typing; nothing is stored.' })
  setTyping(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Arg('typing', () => Boolean, { description: 'Whether the caller types now.' }) typing: boolean,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return setTyping(services, caller, chatId, typing);
  }

  @Allow('visitor', 'phone', 'operator')
  @Mutation(() => Chat, { description: 'Ends a chat. One that is over is returned unchanged.' })
  endChat(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<Chat> {
    return endChat(services, caller, chatId);
  }

  @Allow('phone', 'operator')
  @Query(() => TransferTargets, {
    description: 'Where whoever has a chat may hand it: departments and colleagues, and how each would be reached.',
  })
  transferTargets(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<TransferTargets> {
    return transferTargets(services, caller, chatId);
  }

  @Allow('phone', 'operator')
  @Mutation(() => Chat, {
    description:
      'The operator who has a chat on their phone goes on with it at the console; from the phone: CONFLICT unless they are logged in there. The phone then no longer has it.',
  })
  continueAtConsole(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<Chat> {
    return continueAtConsole(services, caller, chatId);
  }

  @Allow('phone', 'operator')
  @Mutation(() => Boolean, {
    description:
      'Mails the transcript of a chat that is over to the operator who asks, at the address they sign in with. Once; CONFLICT while it goes on.',
  })
  mailOwnTranscript(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return mailOwnTranscript(services, caller, chatId);
  }

  @Allow('phone', 'operator')
  @Mutation(() => TransferChatResult, {
    description: 'Hands a chat to a department or an operator; from the console, or from the phone that has it.',
  })
  async transferChat(
    @Arg('input', () => TransferChatInput, { description: 'The chat and where it goes.' }) input: TransferChatInput,
    @Ctx() { services, caller }: Context,
  ): Promise<ChatTransferred | TransferRinging | NobodyAvailable> {
    return transferView(services, await transferChat(services, caller, input));
  }

  @Allow('visitor', 'phone', 'operator')
  @Subscription(() => ChatEvent, {
    description:
      'Everything that happens in one chat. First replays messages with seq > afterSeq, in order, then one ChatChanged, then goes live, without a gap.',
    subscribe: ({ args, context }: { args: ChatEventsArgs; context: Context }) =>
      openChatFeed(context.services, {
        caller: context.caller,
        chatId: args.chatId,
        afterSeq: args.afterSeq ?? 0,
        onOverflow: cutOff(context),
      }),
  })
  chatEvents(@Args(() => ChatEventsArgs) _args: ChatEventsArgs, @Root() event: ChatEventMember): ChatEventMember {
    return event;
  }
}
