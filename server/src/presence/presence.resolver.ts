import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { asOperator } from '../access/access.rules.js';
import { notFound } from '../errors.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { cutOff } from '../graphql/cut-off.js';
import { Operator } from '../operators/operator.entity.js';
import { ConsoleEvent, type ConsoleEventMember } from './console-events.types.js';
import { openConsoleFeed } from './console-feed.js';
import { openPresenceFeed } from './presence-feed.js';
import { OperatorPresence } from './presence.types.js';

@ArgsType()
class ConsoleEventsArgs {
  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Whether it counts as logged in.' })
  attend: boolean | null;
}

@ArgsType()
class PresenceArgs {
  @Field(() => ID, { nullable: true, description: 'Only the operators of this department.' })
  departmentId: string | null;
}

/** Who is at the console, and what their consoles are told. */
@Resolver(() => OperatorPresence)
export class PresenceResolver {
  @Allow('operator')
  @Subscription(() => ConsoleEvent, {
    description:
      "The operator console's feed: the chats waiting now, then ConsoleReady, then what happens. An operator with at least one of these open is logged in to the console, unless attend is false (a bot or a wallboard must not keep phones silent).",
    subscribe: ({ args, context }: { args: ConsoleEventsArgs; context: Context }) =>
      openConsoleFeed(context.services, {
        caller: asOperator(context.caller),
        attend: args.attend ?? true,
        onOverflow: cutOff(context),
        silentMs: () => context.connection?.silentMs() ?? 0,
      }),
  })
  consoleEvents(
    @Args(() => ConsoleEventsArgs) _args: ConsoleEventsArgs,
    @Root() event: ConsoleEventMember,
  ): ConsoleEventMember {
    return event;
  }

  @Allow('operator')
  @Subscription(() => OperatorPresence, {
    description: "Presence of the caller's colleagues, the present state first.",
    subscribe: ({ args, context }: { args: PresenceArgs; context: Context }) =>
      openPresenceFeed(context.services, asOperator(context.caller), args.departmentId ?? null, cutOff(context)),
  })
  presence(@Args(() => PresenceArgs) _args: PresenceArgs, @Root() presence: OperatorPresence): OperatorPresence {
    return presence;
  }

  @Allow('operator')
  @Mutation(() => OperatorPresence, {
    description:
      'Says that the caller is at a console and does something: a pointer, a key, a look at it. May be repeated at will; every other mutation says so too. Ends an absence that was set automatically.',
  })
  async noteActivity(@Ctx() { caller, loaders }: Context): Promise<OperatorPresence> {
    const presence = await loaders.presence(asOperator(caller).operatorId);
    if (!presence) throw notFound('operator');
    return presence;
  }

  @FieldResolver(() => Operator, { description: 'Whose presence it is.' })
  operator(@Root() presence: OperatorPresence, @Ctx() { loaders }: Context): Promise<Operator | null> {
    return loaders.operator(presence.operatorId);
  }
}
