import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { CoverageGap as Gap, CoverageSpan as Span } from './coverage.rules.js';

@ObjectType({ description: 'Who would ring from an instant until another.' })
export class CoverageSpan {
  @Field(() => GraphQLDateTime, { description: 'From when.' })
  start: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when, not including it.' })
  end: Date;

  operatorIds: string[];
}

@ObjectType({ description: 'Nobody would ring from an instant until another.' })
export class CoverageGap {
  @Field(() => GraphQLDateTime, { description: 'From when.' })
  start: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when, not including it.' })
  end: Date;
}

@ObjectType({
  description:
    "A week of who would ring in a department, by today's settings and schedules: as if nobody were at the console and nobody had a chat on the phone.",
})
export class Coverage {
  departmentId: string;

  @Field(() => GraphQLDateTime, { description: 'The beginning of the week.' })
  from: Date;

  @Field(() => GraphQLDateTime, { description: 'Its end, seven times 24 hours later.' })
  until: Date;

  @Field(() => [CoverageSpan], { description: 'The whole week in order, spans in which nobody would ring included.' })
  spans: Span[];

  @Field(() => [CoverageGap], { description: 'When nobody would ring.' })
  gaps: Gap[];
}

@ObjectType('CoverageAlarm', {
  description: 'A department that has hours now has reached nobody for a minute or longer.',
})
export class CoverageAlarmView {
  @Field(() => ID, { description: 'Identifies the incident.' })
  id: string;

  departmentId: string;

  @Field(() => GraphQLDateTime, { description: 'Since when nobody can be reached.' })
  since: Date;

  @Field(() => GraphQLDateTime, { description: 'When the alarm was raised, and administrators were mailed.' })
  raisedAt: Date;
}
