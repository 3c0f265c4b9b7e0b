import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Field } from '../../components/Field';
import { Form } from '../../components/Form';
import { TextField } from '../../components/TextField';
import type { CannedResponse } from '../../lib/canned-responses';
import { useCreateCannedResponse, useUpdateCannedResponse } from './operations';

interface Props {
  response: CannedResponse | null;
  /** Whether a new one may be shared. */
  mayShare: boolean;
  onClose: () => void;
}

/** Adding a canned response or, when one is given, changing it. */
export function CannedResponseDialog({ response, mayShare, onClose }: Props) {
  const create = useCreateCannedResponse();
  const update = useUpdateCannedResponse();
  const { busy, problem } = response ? update : create;
  const [title, setTitle] = useState(response?.title ?? '');
  const [body, setBody] = useState(response?.body ?? '');
  const [shared, setShared] = useState(false);
  const submit = async () => {
    const input = { title: title.trim(), body: body.trim() };
    const done = response
      ? await update.run({ input: { id: response.id, ...input } })
      : await create.run({ input: { ...input, shared } });
    if (done) onClose();
  };
  return (
    <Dialog title={response ? 'Edit canned response' : 'Add canned response'} onClose={onClose}>
      <Form problem={problem} fields={['title', 'body']} onSubmit={() => void submit()}>
        <TextField
          label="Title"
          name="title"
          autoFocus
          maxLength={40}
          value={title}
          onChange={setTitle}
          problem={problem}
          hint="A few words to choose it by, at most 40 characters."
        />
        <Field label="Text" name="body" problem={problem} hint="What the visitor gets, at most 1,000 characters.">
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={5}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        {mayShare && !response ? (
          <label className="choice">
            <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
            Share with everybody of the organization
          </label>
        ) : null}
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
