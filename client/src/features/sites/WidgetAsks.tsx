import { Button } from '../../components/Button';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { type Rule, withQuestion } from './widget-form.rules';
import type { PartProps } from './WidgetLook';

const RULES: readonly { value: Rule; label: string }[] = [
  { value: 'OFF', label: 'Not asked' },
  { value: 'OPTIONAL', label: 'Asked, may stay empty' },
  { value: 'REQUIRED', label: 'Must be filled in' },
];

function RuleField(props: { label: string; name: string; value: Rule; onChange: (rule: Rule) => void }) {
  const choose = (value: string) => props.onChange(RULES.find((rule) => rule.value === value)?.value ?? 'OPTIONAL');
  return (
    <SelectField label={props.label} name={props.name} value={props.value} onChange={choose}>
      {RULES.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

/** What a visitor is asked before the chat, beside the question itself. */
export function WidgetAsks({ form, change, problem }: PartProps) {
  return (
    <>
      <RuleField
        label="The visitor’s name"
        name="nameField"
        value={form.nameField}
        onChange={(nameField) => change({ nameField })}
      />
      <RuleField
        label="The visitor’s e-mail"
        name="emailField"
        value={form.emailField}
        onChange={(emailField) => change({ emailField })}
      />
      <Questions form={form} change={change} problem={problem} />
      <TextField
        label="What a visitor agrees to"
        name="consentText"
        value={form.consentText}
        maxLength={300}
        onChange={(consentText) => change({ consentText })}
        problem={problem}
        hint="Shown beside a box that must be ticked. Empty: nothing."
      />
      <TextField
        label="Where that is explained"
        name="consentUrl"
        type="url"
        value={form.consentUrl}
        placeholder="https://www.example.com/privacy"
        onChange={(consentUrl) => change({ consentUrl })}
        problem={problem}
      />
    </>
  );
}

function Questions({ form, change, problem }: PartProps) {
  const { questions } = form;
  const edit = (id: string, part: { label?: string; required?: boolean }) =>
    change({ questions: questions.map((question) => (question.id === id ? { ...question, ...part } : question)) });
  return (
    <fieldset className="choices">
      <legend>Questions of your own</legend>
      {questions.map(({ id, label, required }, index) => (
        <div key={id} className="widget-question">
          <TextField
            label={`Question ${index + 1}`}
            name={id}
            dir="auto"
            maxLength={100}
            value={label}
            onChange={(text) => edit(id, { label: text })}
          />
          <label className="choice">
            <input type="checkbox" checked={required} onChange={() => edit(id, { required: !required })} />
            Must be answered
          </label>
          <Button
            small
            look="quiet"
            aria-label={`Remove question ${index + 1}`}
            onClick={() => change({ questions: questions.filter((one) => one.id !== id) })}
          >
            Remove
          </Button>
        </div>
      ))}
      {questions.length < 5 ? (
        <div>
          <Button small onClick={() => change({ questions: withQuestion(questions) })}>
            Add a question
          </Button>
        </div>
      ) : null}
      {problem?.field === 'questions' ? <p className="field-error">{problem.message}</p> : null}
    </fieldset>
  );
}
