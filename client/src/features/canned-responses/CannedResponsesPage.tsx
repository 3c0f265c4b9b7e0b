import { useState } from 'react';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Page, Row, Rows } from '../../components/Page';
import { ProblemText } from '../../components/ProblemText';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { type CannedResponse, useCannedResponses } from '../../lib/canned-responses';
import { useIsAdministrator } from '../../lib/me';
import { CannedResponseDialog } from './CannedResponseDialog';
import { useDeleteCannedResponse } from './operations';

interface RowProps {
  response: CannedResponse;
  mayChange: boolean;
  onEdit: () => void;
}

function ResponseRow({ response, mayChange, onEdit }: RowProps) {
  const remove = useDeleteCannedResponse();
  const actions = mayChange ? (
    <>
      <Button small onClick={onEdit} aria-label={`Edit ${response.title}`}>
        Edit
      </Button>
      <ConfirmButton
        label="Delete"
        confirm="Delete canned response"
        question={`Delete ${response.title}?`}
        busy={remove.busy}
        onConfirm={() => void remove.run({ id: response.id })}
      />
    </>
  ) : null;
  return (
    <Row
      title={
        <>
          <span dir="auto">{response.title}</span> {response.shared ? <Badge>Shared</Badge> : null}
        </>
      }
      about={<span dir="auto">{response.body}</span>}
      actions={actions}
    >
      <ProblemText problem={remove.problem} />
    </Row>
  );
}

/** Settings > Canned responses. */
export function CannedResponsesPage() {
  const { data, error, refetch } = useCannedResponses();
  const administrator = useIsAdministrator();
  const [editing, setEditing] = useState<CannedResponse | 'new' | null>(null);
  const responses = data?.cannedResponses;
  return (
    <Page
      title="Canned responses"
      intro="Texts kept ready: type / where you write to a visitor, or tap one on your phone. Shared ones are kept by administrators, your own are seen by you alone."
      action={
        <Button look="primary" onClick={() => setEditing('new')}>
          Add canned response
        </Button>
      }
    >
      {!responses && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!responses && !error ? <Skeleton /> : null}
      {responses?.length === 0 ? (
        <EmptyState title="No canned responses yet">Add what you find yourself writing again and again.</EmptyState>
      ) : null}
      {responses && responses.length > 0 ? (
        <Rows>
          {responses.map((response) => (
            <ResponseRow
              key={response.id}
              response={response}
              mayChange={administrator || !response.shared}
              onEdit={() => setEditing(response)}
            />
          ))}
        </Rows>
      ) : null}
      {editing ? (
        <CannedResponseDialog
          response={editing === 'new' ? null : editing}
          mayShare={administrator}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Page>
  );
}
