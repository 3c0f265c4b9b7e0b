import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { asAdministrator, asOperator } from './access.rules.js';
import {
  ChangePasswordInput,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  SignedIn,
  SignInInput,
  SignInResult,
} from './access.types.js';
import { ApiKey } from './api-key.entity.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { becomeOperator, sessionCookies } from '../graphql/become-operator.js';
import { changePassword } from './change-password.js';
import { endSession } from './sessions.js';
import { signIn } from './sign-in.js';

@Resolver()
export class AccessResolver {
  @Allow('anyone')
  @Query(() => Operator, { nullable: true, description: 'The signed-in operator; null when the caller is not one.' })
  me(@Ctx() { caller, loaders }: Context): Promise<Operator | null> | null {
    return caller.kind === 'operator' ? loaders.operator(caller.operatorId) : null;
  }

  @Allow('administrator')
  @Query(() => [ApiKey], { description: "The organization's API keys, never their tokens. Administrators only." })
  apiKeys(@Ctx() { services, caller }: Context): Promise<ApiKey[]> {
    return listApiKeys(services, asAdministrator(caller));
  }

  @Allow('anyone')
  @Mutation(() => SignInResult, {
    description:
      'Signs an operator in by setting the session cookie. UNAUTHENTICATED where e-mail or password is wrong.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<SignedIn> {
    const cookies = sessionCookies(context);
    const { operator, token } = await signIn(context.services, context.limits, { ...input, ip: context.ip });
    await becomeOperator(context, cookies, token);
    return Object.assign(new SignedIn(), { operator });
  }

  @Allow('anyone')
  @Mutation(() => Boolean, {
    description: "Ends the caller's session, its consoles and its sockets at once. False when there was none.",
  })
  async signOut(@Ctx() { services, caller, cookies }: Context): Promise<boolean> {
    cookies?.clear();
    if (caller.kind !== 'operator' || caller.sessionId === null) return false;
    await endSession(services, caller, caller.sessionId);
    return true;
  }

  @Allow('operator')
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key with which a program acts as the caller.' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The new key.' }) input: CreateApiKeyInput,
    @Ctx() { services, caller }: Context,
  ): Promise<CreateApiKeyPayload> {
    return createApiKey(services, asOperator(caller), input);
  }

  @Allow('operator')
  @Mutation(() => Boolean, {
    description: "Ends a key at once: one's own, or as an administrator any of the organization's.",
  })
  revokeApiKey(
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return revokeApiKey(services, asOperator(caller), id);
  }

  @Allow('operator')
  @Mutation(() => Boolean, { description: "Changes the caller's own password and ends their other sessions." })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The present password and the new one.' })
    input: ChangePasswordInput,
    @Ctx() { services, caller, limits }: Context,
  ): Promise<boolean> {
    return changePassword(services, limits, asOperator(caller), input);
  }
}
