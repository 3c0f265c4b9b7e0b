import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { asAdministrator } from '../access/access.rules.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { isColleague } from '../operators/operator.rules.js';
import { archiveDepartment, createDepartment, updateDepartment } from './change-department.js';
import { Department } from './department.entity.js';
import { warningOf } from './warning.rules.js';
import { CreateDepartmentInput, UpdateDepartmentInput } from './department.types.js';

@Resolver(() => Department)
export class DepartmentResolver {
  @Allow('administrator')
  @Mutation(() => Department, { description: 'Makes a department. Administrators only.' })
  createDepartment(
    @Arg('input', () => CreateDepartmentInput, { description: 'The new department.' }) input: CreateDepartmentInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Department> {
    return createDepartment(services, asAdministrator(caller), input);
  }

  @Allow('administrator')
  @Mutation(() => Department, { description: 'Changes a department. Administrators only.' })
  updateDepartment(
    @Arg('input', () => UpdateDepartmentInput, { description: 'What changes.' }) input: UpdateDepartmentInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Department> {
    return updateDepartment(services, asAdministrator(caller), input);
  }

  @Allow('administrator')
  @Mutation(() => Department, { description: 'No new requests; open chats finish. Administrators only.' })
  archiveDepartment(
    @Arg('id', () => ID, { description: 'The department.' }) id: string,
    @Ctx() { services, caller }: Context,
  ): Promise<Department> {
    return archiveDepartment(services, asAdministrator(caller), id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where transcripts and offline messages are mailed. Null to visitors and phones.',
  })
  email(@Root() department: Department, @Ctx() { caller }: Context): string | null {
    return isColleague(caller, department) ? department.email : null;
  }

  @FieldResolver(() => [Operator], {
    nullable: true,
    description: 'The operators of the department, by name. Null to visitors and phones.',
  })
  operators(@Root() department: Department, @Ctx() { caller, loaders }: Context): Promise<Operator[]> | null {
    return isColleague(caller, department) ? loaders.operatorsOfDepartment(department.id) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why nobody can ever answer it, in a sentence, e.g. that it has no operators; null where nothing is wrong, and to visitors and phones.',
  })
  async warning(@Root() department: Department, @Ctx() { caller, loaders }: Context): Promise<string | null> {
    if (!isColleague(caller, department)) return null;
    return warningOf(department, await loaders.operatorsOfDepartment(department.id));
  }
}
