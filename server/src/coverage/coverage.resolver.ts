import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { asOperator } from '../access/access.rules.js';
import { Department } from '../departments/department.entity.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { cutOff } from '../graphql/cut-off.js';
import { Operator } from '../operators/operator.entity.js';
import { whoWouldRing } from '../routing/preview.js';
import type { OperatorReason } from '../routing/reason.rules.js';
import { RoutingReason } from '../routing/routing.resolver.js';
import { openAlarmFeed } from './alarm-feed.js';
import { raisedAlarms, type RaisedAlarm } from './alarms.queries.js';
import { coverageWeek, type CoverageWeek } from './coverage.queries.js';
import { Coverage, CoverageAlarmView, CoverageSpan } from './coverage.types.js';

const ALARMS =
  "The departments that have hours now and have reached nobody for a minute or longer: the organization's to administrators, their own to operators.";

/** Who would ring in the week to come. */
@Resolver(() => Coverage)
export class CoverageResolver {
  @Allow('operator')
  @Query(() => Coverage, {
    description:
      'A week of who would ring. FORBIDDEN to operators of other departments; BAD_USER_INPUT for an instant more than a year away.',
  })
  coverage(
    @Arg('departmentId', () => ID, { description: 'The department.' }) departmentId: string,
    @Arg('from', () => GraphQLDateTime, { nullable: true, description: 'The beginning of the week; left out: now.' })
    from: Date | null,
    @Ctx() { services, caller }: Context,
  ): Promise<CoverageWeek> {
    return coverageWeek(services, caller, departmentId, from ?? null);
  }

  @FieldResolver(() => Department, { description: 'Whose week it is.' })
  department(@Root() coverage: Coverage, @Ctx() { loaders }: Context): Promise<Department | null> {
    return loaders.department(coverage.departmentId);
  }
}

/** Who would ring in one part of it. */
@Resolver(() => CoverageSpan)
export class CoverageSpanResolver {
  @FieldResolver(() => [Operator], {
    description: 'Whose phones would ring, in the order of their turns; nobody in a gap.',
  })
  async operators(@Root() span: CoverageSpan, @Ctx() { loaders }: Context): Promise<Operator[]> {
    const operators = await Promise.all(span.operatorIds.map((id) => loaders.operator(id)));
    return operators.filter((operator) => operator !== null);
  }
}

/** Departments that reach nobody. */
@Resolver(() => CoverageAlarmView)
export class CoverageAlarmResolver {
  @Allow('operator')
  @Query(() => [CoverageAlarmView], { description: ALARMS })
  coverageAlarms(@Ctx() { services, caller }: Context): Promise<RaisedAlarm[]> {
    return raisedAlarms(services, caller);
  }

  @Allow('operator')
  @Subscription(() => [CoverageAlarmView], {
    description: `${ALARMS} All of them, at first and whenever they change.`,
    subscribe: ({ context }: { context: Context }) =>
      openAlarmFeed(context.services, asOperator(context.caller), cutOff(context)),
  })
  coverageAlarmsChanged(@Root() alarms: RaisedAlarm[]): RaisedAlarm[] {
    return alarms;
  }

  @FieldResolver(() => Department, { description: 'Which department it is about.' })
  department(@Root() alarm: CoverageAlarmView, @Ctx() { loaders }: Context): Promise<Department | null> {
    return loaders.department(alarm.departmentId);
  }

  @FieldResolver(() => [RoutingReason], { description: 'Why the phone of each of its operators would not ring now.' })
  async reasons(@Root() alarm: CoverageAlarmView, @Ctx() { services, caller }: Context): Promise<OperatorReason[]> {
    return (await whoWouldRing(services, caller, alarm.departmentId)).reasons;
  }
}
