import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { asAdministrator, asOperator } from '../access/access.rules.js';
import { Department } from '../departments/department.entity.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { OperatorPresence } from '../presence/presence.types.js';
import { Availability, Role } from '../vocabulary.js';
import { createOperator } from './create-operator.js';
import { Operator } from './operator.entity.js';
import { isColleague, seesPrivate } from './operator.rules.js';
import { CreateOperatorInput, UpdateOperatorInput } from './operator.types.js';
import { setAvailability } from './set-availability.js';
import { updateOperator } from './update-operator.js';

@Resolver(() => Operator)
export class OperatorResolver {
  @Allow('administrator')
  @Mutation(() => Operator, { description: 'Makes an operator, who takes a seat. Administrators only.' })
  createOperator(
    @Arg('input', () => CreateOperatorInput, { description: 'The new operator.' }) input: CreateOperatorInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Operator> {
    return createOperator(services, asAdministrator(caller), { ...input, role: input.role ?? Role.OPERATOR });
  }

  @Allow('administrator')
  @Mutation(() => Operator, {
    description: 'Changes an operator. CONFLICT for the last active administrator. Administrators only.',
  })
  updateOperator(
    @Arg('input', () => UpdateOperatorInput, { description: 'What changes.' }) input: UpdateOperatorInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Operator> {
    return updateOperator(services, asAdministrator(caller), input);
  }

  @Allow('operator')
  @Mutation(() => Operator, { description: 'Says whether the caller takes chats while logged in.' })
  setAvailability(
    @Arg('availability', () => Availability, { description: 'Accepting or away.' }) availability: Availability,
    @Ctx() { services, caller }: Context,
  ): Promise<Operator> {
    return setAvailability(services, asOperator(caller), availability);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What they sign in with. Null to colleagues who are not administrators.',
  })
  email(@Root() operator: Operator, @Ctx() { caller }: Context): string | null {
    return seesPrivate(caller, operator) ? operator.email : null;
  }

  @FieldResolver(() => Role, { nullable: true, description: 'What they may do. Null to visitors and phones.' })
  role(@Root() operator: Operator, @Ctx() { caller }: Context): Role | null {
    return isColleague(caller, operator) ? operator.role : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether they have a seat; without one they may not sign in and are never rung. Null to visitors and phones.',
  })
  active(@Root() operator: Operator, @Ctx() { caller }: Context): boolean | null {
    return isColleague(caller, operator) ? operator.active : null;
  }

  @FieldResolver(() => [Department], {
    nullable: true,
    description: 'The departments they belong to. Null to visitors and phones.',
  })
  departments(@Root() operator: Operator, @Ctx() { caller, loaders }: Context): Promise<Department[]> | null {
    return isColleague(caller, operator) ? loaders.departmentsOfOperator(operator.id) : null;
  }

  @FieldResolver(() => OperatorPresence, {
    nullable: true,
    description: 'Whether they are at the console and take chats. Null to visitors and phones.',
  })
  presence(@Root() operator: Operator, @Ctx() { caller, loaders }: Context): Promise<OperatorPresence | null> | null {
    return isColleague(caller, operator) ? loaders.presence(operator.id) : null;
  }
}
