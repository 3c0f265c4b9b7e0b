import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import { type Department, useCreateDepartment, useUpdateDepartment } from './operations';

/** Adding a department or, when one is given, changing it. */
export function DepartmentDialog({ department, onClose }: { department: Department | null; onClose: () => void }) {
  const create = useCreateDepartment();
  const update = useUpdateDepartment();
  const { busy, problem } = department ? update : create;
  const [name, setName] = useState(department?.name ?? '');
  const [email, setEmail] = useState(department?.email ?? '');
  const submit = async () => {
    const input = { name: name.trim(), email: email.trim() || null };
    const done = department
      ? await update.run({ input: { id: department.id, ...input } })
      : await create.run({ input });
    if (done) onClose();
  };
  return (
    <Dialog title={department ? 'Edit department' : 'Add department'} onClose={onClose}>
      <Form problem={problem} fields={['name', 'email']} onSubmit={() => void submit()}>
        <TextField
          label="Name"
          name="name"
          autoFocus
          value={name}
          onChange={setName}
          problem={problem}
          hint="Visitors choose by it."
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          value={email}
          onChange={setEmail}
          problem={problem}
          hint="Transcripts and left messages are mailed here. Empty: not mailed."
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
