import { Field, ID, InputType } from 'type-graphql';
import { WidgetSettingsInput } from './widget-settings.type.js';

@InputType({ description: 'A new site.' })
export class CreateSiteInput {
  @Field(() => String, { description: 'Its name, for operators, at most 100 characters.' })
  name: string;

  @Field(() => [String], {
    description: 'Scheme, host and port of each page that may carry the widget, such as https://shop.example.',
  })
  allowedOrigins: string[];

  @Field(() => [ID], { description: 'The departments it offers its visitors, in this order.' })
  departmentIds: string[];
}

@InputType({ description: 'What is left out stays.' })
export class UpdateSiteInput {
  @Field(() => ID, { description: 'The site.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new name, at most 100 characters.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'All origins that may carry the widget.' })
  allowedOrigins?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All departments it offers, in this order.' })
  departmentIds?: string[] | null;

  @Field(() => WidgetSettingsInput, { nullable: true, description: 'What of its widget changes.' })
  widget?: WidgetSettingsInput | null;
}
