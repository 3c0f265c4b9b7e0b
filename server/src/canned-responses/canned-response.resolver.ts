import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { asOperator } from '../access/access.rules.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { CannedResponse } from './canned-response.entity.js';
import { CreateCannedResponseInput, UpdateCannedResponseInput } from './canned-response.types.js';
import { createCannedResponse, deleteCannedResponse, updateCannedResponse } from './change-canned-response.js';
import { listCannedResponses } from './list-canned-responses.js';

/** Texts kept ready for chats: shared ones are the administrators' to change, personal ones their operator's. */
@Resolver(() => CannedResponse)
export class CannedResponseResolver {
  @Allow('phone', 'operator')
  @Query(() => [CannedResponse], {
    description: 'The canned responses that the caller may send, by title: the shared ones and their own.',
  })
  cannedResponses(@Ctx() { services, caller }: Context): Promise<CannedResponse[]> {
    return listCannedResponses(services, caller);
  }

  @Allow('operator')
  @Mutation(() => CannedResponse, { description: 'Keeps a text ready. Shared ones: administrators only.' })
  createCannedResponse(
    @Arg('input', () => CreateCannedResponseInput, { description: 'The text.' }) input: CreateCannedResponseInput,
    @Ctx() { services, caller }: Context,
  ): Promise<CannedResponse> {
    return createCannedResponse(services, asOperator(caller), { ...input, shared: input.shared ?? false });
  }

  @Allow('operator')
  @Mutation(() => CannedResponse, {
    description: "Changes one of the caller's own canned responses; shared ones: administrators only.",
  })
  updateCannedResponse(
    @Arg('input', () => UpdateCannedResponseInput, { description: 'What changes.' }) input: UpdateCannedResponseInput,
    @Ctx() { services, caller }: Context,
  ): Promise<CannedResponse> {
    return updateCannedResponse(services, asOperator(caller), input);
  }

  @Allow('operator')
  @Mutation(() => Boolean, {
    description: "Throws away one of the caller's own canned responses; shared ones: administrators only.",
  })
  deleteCannedResponse(
    @Arg('id', () => ID, { description: 'The canned response.' }) id: string,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return deleteCannedResponse(services, asOperator(caller), id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether everybody of the organization has it.' })
  shared(@Root() response: CannedResponse): boolean {
    return response.operatorId === null;
  }
}
