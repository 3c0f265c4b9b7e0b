import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';
import { OfflineMessage } from './offline-message.entity.js';

@InputType({ description: 'What a visitor leaves when nobody could answer.' })
export class LeaveMessageInput {
  @Field(() => ID, { description: "The site's key." })
  siteKey: string;

  @Field(() => ID, { description: 'One of the departments that the site offers.' })
  departmentId: string;

  @Field(() => ID, {
    description:
      'A secret random UUID. Repeated, it returns the first message; the key of a missed request ties the two together.',
  })
  requestKey: string;

  @Field(() => String, { description: 'The message, 1 to 4,000 code points.' })
  message: string;

  @Field(() => String, { nullable: true, description: "The visitor's name, at most 100 code points." })
  visitorName?: string | null;

  @Field(() => String, { description: 'Where the answer goes.' })
  visitorEmail: string;

  @Field(() => String, { nullable: true, description: 'A phone number beside it, 5 to 40 characters.' })
  visitorPhone?: string | null;
}

@ObjectType({ description: 'A left message in a list.' })
export class OfflineMessageEdge {
  @Field(() => String, { description: 'Where it lies in the list.' })
  cursor: string;

  @Field(() => OfflineMessage, { description: 'The message.' })
  node: OfflineMessage;
}

@ObjectType({ description: 'A page of left messages.' })
export class OfflineMessageConnection {
  @Field(() => [OfflineMessageEdge], { description: 'Its messages, newest first.' })
  edges: OfflineMessageEdge[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  pageInfo: PageInfo;
}
