import { useState } from 'react';
import { Button } from '../../components/Button';
import { Checkboxes } from '../../components/Checkboxes';
import { Dialog } from '../../components/Dialog';
import { Form } from '../../components/Form';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { draftOf, type OperatorDraft } from './operator-form.rules';
import { type Operator, type OperatorsResult, useCreateOperator, useUpdateOperator } from './operations';

interface Props {
  operator: Operator | null;
  departments: OperatorsResult['departments'];
  onClose: () => void;
}

const FIELDS = ['name', 'email', 'password', 'role', 'departmentIds'];

/** Adding an operator or, when one is given, changing them. */
export function OperatorDialog({ operator, departments, onClose }: Props) {
  const create = useCreateOperator();
  const update = useUpdateOperator();
  const { busy, problem } = operator ? update : create;
  const [draft, setDraft] = useState(() => draftOf(operator));
  const change = (part: Partial<OperatorDraft>) => setDraft((all) => ({ ...all, ...part }));
  const submit = async () => {
    const { password, ...rest } = { ...draft, name: draft.name.trim(), email: draft.email.trim() };
    const done = operator
      ? await update.run({ input: { id: operator.id, ...rest, ...(password ? { password } : {}) } })
      : await create.run({ input: { ...rest, password } });
    if (done) onClose();
  };
  return (
    <Dialog title={operator ? 'Edit operator' : 'Add operator'} onClose={onClose}>
      <Form problem={problem} fields={FIELDS} onSubmit={() => void submit()}>
        <TextField
          label="Name"
          name="name"
          autoFocus
          value={draft.name}
          onChange={(name) => change({ name })}
          problem={problem}
          hint="Visitors see it."
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="off"
          value={draft.email}
          onChange={(email) => change({ email })}
          problem={problem}
        />
        <TextField
          label={operator ? 'New password' : 'Password'}
          name="password"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => change({ password })}
          problem={problem}
          hint={
            operator
              ? 'Empty: the password stays as it is.'
              : 'Tell it to the operator; they can change it in their profile.'
          }
        />
        <SelectField
          label="Role"
          name="role"
          value={draft.role}
          onChange={(role) => change({ role: role === 'ADMINISTRATOR' ? role : 'OPERATOR' })}
          problem={problem}
          hint="An administrator may also change settings and see every chat."
        >
          <option value="OPERATOR">Operator</option>
          <option value="ADMINISTRATOR">Administrator</option>
        </SelectField>
        <Checkboxes
          legend="Departments"
          name="departmentIds"
          options={departments.filter((department) => department.archivedAt === null)}
          chosen={draft.departmentIds}
          onChange={(departmentIds) => change({ departmentIds })}
          problem={problem}
          empty="There is no department yet. Add one first."
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary" busy={busy}>
            Save
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
