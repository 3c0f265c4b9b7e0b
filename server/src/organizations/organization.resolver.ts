import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { asAdministrator, asOperator } from '../access/access.rules.js';
import { becomeOperator, sessionCookies } from '../graphql/become-operator.js';
import { Department } from '../departments/department.entity.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import { Site } from '../sites/site.entity.js';
import { createOrganization } from './create-organization.js';
import { installation } from './installation.js';
import { Organization } from './organization.entity.js';
import { departmentsOf, operatorsOf, sitesOf } from './organization.queries.js';
import {
  CallCenter,
  CreateOrganizationInput,
  Installation,
  UpdateCallCenterInput,
  UpdateOrganizationInput,
} from './organization.types.js';
import { updateCallCenter } from './update-call-center.js';
import { updateOrganization } from './update-organization.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Allow('operator')
  @Query(() => Organization, { description: "The caller's organization." })
  async organization(@Ctx() { caller, loaders }: Context): Promise<Organization> {
    const organization = await loaders.organization(asOperator(caller).organizationId);
    if (!organization) throw notFound('organization');
    return organization;
  }

  @Allow('anyone')
  @Query(() => Installation, { description: 'What this installation offers before anyone has signed in. Public.' })
  installation(@Ctx() { services }: Context): Promise<Installation> {
    return installation(services, services.db.read);
  }

  @Allow('anyone')
  @Mutation(() => Organization, {
    description:
      'First run (no organization yet), or at any time where sign-up is open. Signs the administrator in. FORBIDDEN otherwise.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization and its first administrator.' })
    input: CreateOrganizationInput,
    @Ctx() context: Context,
  ): Promise<Organization> {
    const cookies = sessionCookies(context);
    const { organization, token } = await createOrganization(context.services, input);
    await becomeOperator(context, cookies, token);
    return organization;
  }

  @Allow('administrator')
  @Mutation(() => Organization, { description: "Changes the caller's organization." })
  updateOrganization(
    @Arg('input', () => UpdateOrganizationInput, { description: 'What changes.' }) input: UpdateOrganizationInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Organization> {
    return updateOrganization(services, asAdministrator(caller), input);
  }

  @Allow('administrator')
  @Mutation(() => CallCenter, {
    description: 'Changes Settings > Call Center; it governs the next request. Administrators only.',
  })
  updateCallCenter(
    @Arg('input', () => UpdateCallCenterInput, { description: 'What changes.' }) input: UpdateCallCenterInput,
    @Ctx() { services, caller }: Context,
  ): Promise<CallCenter> {
    return updateCallCenter(services, asAdministrator(caller), input);
  }

  @FieldResolver(() => [Operator], { description: 'Its operators: active ones first, then by name.' })
  operators(@Root() organization: Organization, @Ctx() { services }: Context): Promise<Operator[]> {
    return operatorsOf(services, organization.id);
  }

  @FieldResolver(() => [Department], { description: 'Its departments: those in use first, then by name.' })
  departments(@Root() organization: Organization, @Ctx() { services }: Context): Promise<Department[]> {
    return departmentsOf(services, organization.id);
  }

  @FieldResolver(() => [Site], { description: 'Its sites, by name.' })
  sites(@Root() organization: Organization, @Ctx() { services }: Context): Promise<Site[]> {
    return sitesOf(services, organization.id);
  }

  @FieldResolver(() => CallCenter, { description: 'Settings > Call Center.' })
  callCenter(@Root() organization: Organization): CallCenter {
    return organization;
  }
}
