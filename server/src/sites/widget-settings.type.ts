import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { FieldRule, LauncherIcon, WidgetLanguage, WidgetPosition } from '../vocabulary.js';

/** One question of the site's own, asked before a chat. */
@ObjectType({ description: "One question of the site's own, asked before a chat." })
@InputType('PreChatQuestionInput', { description: "One question of the site's own, asked before a chat." })
export class PreChatQuestion {
  @Field(() => ID, { description: 'What an answer names: 1 to 20 letters, digits, - or _.' })
  id: string;

  @Field(() => String, { description: 'The question, at most 100 characters.' })
  label: string;

  @Field(() => Boolean, { description: 'Whether it must be answered.' })
  required: boolean;
}

/** What the widget says above the question, in one language. */
@ObjectType({ description: 'What the widget says above the question, in one language.' })
@InputType('GreetingInput', { description: 'What the widget says above the question, in one language.' })
export class Greeting {
  @Field(() => WidgetLanguage, { description: 'The language it is in.' })
  language: WidgetLanguage;

  @Field(() => String, { description: 'The text, at most 100 characters.' })
  text: string;
}

/** Colours that can be read: made from a site's own. */
@ObjectType({ description: "Colours made from a site's own so that all text can be read (WCAG AA)." })
export class WidgetColours {
  @Field(() => String, { description: 'Of buttons and of what the visitor wrote, #rrggbb.' })
  accent: string;

  @Field(() => String, { description: 'Of text on it: white or black.' })
  onAccent: string;

  @Field(() => String, { description: 'Of links and outlines on a light panel.' })
  onLight: string;

  @Field(() => String, { description: 'Of links and outlines on a dark panel.' })
  onDark: string;
}

/** How a site's widget looks and what it asks. Public. */
@ObjectType({ description: "How a site's widget looks and what it asks. Public." })
export class WidgetSettings {
  @Field(() => FieldRule, { description: "Whether the visitor's name is asked for." })
  nameField: FieldRule;

  @Field(() => FieldRule, { description: "Whether the visitor's e-mail address is asked for." })
  emailField: FieldRule;

  @Field(() => [PreChatQuestion], { description: 'What else is asked, at most 5.' })
  questions: PreChatQuestion[];

  @Field(() => String, { nullable: true, description: 'What a visitor must agree to before the chat; null: nothing.' })
  consentText: string | null;

  @Field(() => String, { nullable: true, description: 'Where that is explained, http or https.' })
  consentUrl: string | null;

  @Field(() => WidgetColours, { nullable: true, description: "The site's colours; null: the widget's own." })
  colours: WidgetColours | null;

  @Field(() => WidgetPosition, { description: 'At which side of the page the button is.' })
  position: WidgetPosition;

  @Field(() => LauncherIcon, { description: 'What is drawn on the button.' })
  launcherIcon: LauncherIcon;

  @Field(() => String, { nullable: true, description: 'Text beside the icon of the button; null: the icon alone.' })
  launcherText: string | null;

  @Field(() => [Greeting], { description: 'What is said above the question, where not the default.' })
  greetings: Greeting[];

  @Field(() => WidgetLanguage, { nullable: true, description: "The widget's language; null: the visitor's browser's." })
  language: WidgetLanguage | null;
}

/** What of the widget changes; what is left out stays, null clears what may be null. */
@InputType({ description: 'What of the widget changes. What is left out stays; null clears what may be null.' })
export class WidgetSettingsInput {
  @Field(() => FieldRule, { nullable: true, description: "Whether the visitor's name is asked for." })
  nameField?: FieldRule | null;

  @Field(() => FieldRule, { nullable: true, description: "Whether the visitor's e-mail address is asked for." })
  emailField?: FieldRule | null;

  @Field(() => [PreChatQuestion], { nullable: true, description: 'All other questions, at most 5.' })
  questions?: PreChatQuestion[] | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters; null: no consent is asked for.' })
  consentText?: string | null;

  @Field(() => String, { nullable: true, description: 'Where that is explained, http or https.' })
  consentUrl?: string | null;

  @Field(() => String, { nullable: true, description: "#rrggbb; null: the widget's own colours." })
  accent?: string | null;

  @Field(() => WidgetPosition, { nullable: true, description: 'At which side of the page the button is.' })
  position?: WidgetPosition | null;

  @Field(() => LauncherIcon, { nullable: true, description: 'What is drawn on the button. NONE needs a text.' })
  launcherIcon?: LauncherIcon | null;

  @Field(() => String, { nullable: true, description: 'At most 30 characters; null: the icon alone.' })
  launcherText?: string | null;

  @Field(() => [Greeting], { nullable: true, description: 'One a language; a language without one has the default.' })
  greetings?: Greeting[] | null;

  @Field(() => WidgetLanguage, { nullable: true, description: "Null: the visitor's browser's." })
  language?: WidgetLanguage | null;
}

/** An answer to one of the site's own questions. */
@InputType({ description: "An answer to one of the site's own questions." })
export class PreChatAnswerInput {
  @Field(() => ID, { description: 'The question.' })
  questionId: string;

  @Field(() => String, { description: 'The answer, at most 500 characters.' })
  text: string;
}

/** What a visitor answered, in the words of the question at that time. */
@ObjectType({ description: 'What a visitor answered, in the words of the question at that time.' })
export class PreChatAnswer {
  @Field(() => String, { description: 'The question.' })
  question: string;

  @Field(() => String, { description: 'The answer.' })
  text: string;
}
