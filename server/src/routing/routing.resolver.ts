import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { Reachability, RoutingReasonCode } from '../vocabulary.js';
import { RoutingNote } from './routing-note.entity.js';
import { whoWouldRing, type Preview } from './preview.js';
import type { OperatorReason } from './reason.rules.js';

@ObjectType({
  description: 'Why an operator would be rung or not. code is for programs and translations, reason for people.',
})
export class RoutingReason {
  operatorId: string;

  @Field(() => RoutingReasonCode, { description: 'The reason, for programs.' })
  code: RoutingReasonCode;

  @Field(() => String, { description: 'The reason, in a sentence.' })
  reason: string;
}

@ObjectType({ description: 'What would happen if a visitor asked now.' })
export class RoutingPreview {
  @Field(() => Reachability, { description: 'How the request would reach somebody.' })
  reachability: Reachability;

  @Field(() => [RoutingReason], { description: 'Each operator of the department, in the order of their turns.' })
  reasons: OperatorReason[];

  operatorIds: string[];
}

/** Who would ring: the same decision, asked without a request. */
@Resolver(() => RoutingPreview)
export class RoutingResolver {
  @Allow('operator')
  @Query(() => RoutingPreview, {
    description:
      'Who would be rung if a visitor asked this department now, and in words why each other operator would not.',
  })
  async whoWouldRing(
    @Arg('departmentId', () => ID, { description: 'The department.' }) departmentId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<RoutingPreview> {
    const { reachability, reasons, wouldRing }: Preview = await whoWouldRing(services, caller, departmentId);
    return { reachability, reasons, operatorIds: wouldRing };
  }

  @FieldResolver(() => [Operator], { description: 'Whose phones would ring, in their order.' })
  async wouldRing(@Root() preview: RoutingPreview, @Ctx() { loaders }: Context): Promise<Operator[]> {
    const operators = await Promise.all(preview.operatorIds.map((id) => loaders.operator(id)));
    return operators.filter((operator) => operator !== null);
  }
}

/** Why phones stayed silent, as it was written down. */
@Resolver(() => RoutingNote)
export class RoutingNoteResolver {
  @FieldResolver(() => [RoutingReason], {
    description: 'Of each operator who was not asked, in the order of their turns.',
  })
  reasons(@Root() note: RoutingNote): OperatorReason[] {
    return note.reasons;
  }
}

@Resolver(() => RoutingReason)
export class RoutingReasonResolver {
  @FieldResolver(() => Operator, { description: 'Whose reason it is.' })
  operator(@Root() reason: RoutingReason, @Ctx() { loaders }: Context): Promise<Operator | null> {
    return loaders.operator(reason.operatorId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the phone would ring.' })
  wouldRing(@Root() reason: RoutingReason): boolean {
    return reason.code === RoutingReasonCode.WOULD_RING;
  }
}
