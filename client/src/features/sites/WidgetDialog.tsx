import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Form } from '../../components/Form';
import { type Site, useUpdateSite } from './operations';
import { WidgetAsks } from './WidgetAsks';
import { formOf, inputOf, type WidgetForm } from './widget-form.rules';
import { WidgetLook } from './WidgetLook';
import { WidgetPreview } from './WidgetPreview';
import './widget-dialog.css';

const FIELDS = ['accent', 'launcherText', 'consentText', 'consentUrl', 'questions', 'greetings'];

/** How a site's widget looks and what it asks before a chat, with a picture of it that follows every change. */
export function WidgetDialog({ site, onClose }: { site: Site; onClose: () => void }) {
  const { run, busy, problem } = useUpdateSite();
  const [form, setForm] = useState(() => formOf(site.widget));
  const change = (part: Partial<WidgetForm>) => setForm((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (await run({ input: { id: site.id, widget: inputOf(form) } })) onClose();
  };
  return (
    <Dialog title={`Widget of ${site.name}`} onClose={onClose} wide>
      <div className="widget-dialog">
        <Form problem={problem} fields={FIELDS} onSubmit={() => void submit()}>
          <WidgetLook form={form} change={change} problem={problem} />
          <WidgetAsks form={form} change={change} problem={problem} />
          <div className="dialog-actions">
            <Button type="submit" look="primary" busy={busy}>
              Save
            </Button>
            <Button look="quiet" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </Form>
        <WidgetPreview form={form} site={site} />
      </div>
    </Dialog>
  );
}
