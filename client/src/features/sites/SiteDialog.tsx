import { useState } from 'react';
import { Button } from '../../components/Button';
import { Checkboxes } from '../../components/Checkboxes';
import { Dialog } from '../../components/Dialog';
import { Field } from '../../components/Field';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import { originsOf } from './origins.rules';
import { type Site, type SitesResult, useCreateSite, useUpdateSite } from './operations';

interface Props {
  site: Site | null;
  departments: SitesResult['departments'];
  onClose: () => void;
}

/** Adding a site or, when one is given, changing it. */
export function SiteDialog({ site, departments, onClose }: Props) {
  const create = useCreateSite();
  const update = useUpdateSite();
  const { busy, problem } = site ? update : create;
  const [name, setName] = useState(site?.name ?? '');
  const [origins, setOrigins] = useState((site?.allowedOrigins ?? []).join('\n'));
  const [departmentIds, setDepartmentIds] = useState((site?.departments ?? []).map((department) => department.id));
  const submit = async () => {
    const input = { name: name.trim(), allowedOrigins: originsOf(origins), departmentIds };
    const done = site ? await update.run({ input: { id: site.id, ...input } }) : await create.run({ input });
    if (done) onClose();
  };
  return (
    <Dialog title={site ? 'Edit site' : 'Add site'} onClose={onClose}>
      <Form problem={problem} fields={['name', 'allowedOrigins', 'departmentIds']} onSubmit={() => void submit()}>
        <TextField label="Name" name="name" autoFocus value={name} onChange={setName} problem={problem} />
        <Field
          label="Allowed origins"
          name="allowedOrigins"
          problem={problem}
          hint="The addresses whose pages may carry the widget, one a line, such as https://www.example.com."
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              value={origins}
              onChange={(event) => setOrigins(event.target.value)}
            />
          )}
        </Field>
        <Checkboxes
          legend="Departments offered"
          name="departmentIds"
          options={departments.filter((department) => department.archivedAt === null)}
          chosen={departmentIds}
          onChange={setDepartmentIds}
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
