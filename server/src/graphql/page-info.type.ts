import { Field, ObjectType } from 'type-graphql';

/** Where a page of a list lies (Relay's connections). */
@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'The first cursor of the page; null for an empty one.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'The last cursor of the page; null for an empty one.' })
  endCursor: string | null;
}
