import { Link } from 'react-router';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Row } from '../../components/Page';
import { ProblemText } from '../../components/ProblemText';
import { useMe } from '../../lib/me';
import { phoneWords } from './operator-form.rules';
import { type Operator, useUpdateOperator } from './operations';

function Acts({
  operator,
  onEdit,
  update,
}: {
  operator: Operator;
  onEdit: () => void;
  update: ReturnType<typeof useUpdateOperator>;
}) {
  const me = useMe();
  if (operator.active === false) {
    return (
      <Button small busy={update.busy} onClick={() => void update.run({ input: { id: operator.id, active: true } })}>
        Activate
      </Button>
    );
  }
  return (
    <>
      <Button small onClick={onEdit} aria-label={`Edit ${operator.name}`}>
        Edit
      </Button>
      {operator.id === me.id ? null : (
        <ConfirmButton
          label="Deactivate"
          confirm="Deactivate operator"
          question={`Deactivate ${operator.name}? They are signed out at once, and their open chats are offered to others.`}
          busy={update.busy}
          onConfirm={() => void update.run({ input: { id: operator.id, active: false } })}
        />
      )}
    </>
  );
}

/** One operator, as an administrator sees them. */
export function OperatorRow({ operator, onEdit }: { operator: Operator; onEdit: () => void }) {
  const me = useMe();
  const update = useUpdateOperator();
  const departments = (operator.departments ?? []).map((department) => department.name).join(', ');
  return (
    <Row
      title={
        <>
          {operator.name}
          {operator.id === me.id ? <Badge tone="accent">You</Badge> : null}
          {operator.role === 'ADMINISTRATOR' ? <Badge>Administrator</Badge> : null}
          {operator.active === false ? <Badge tone="bad">Deactivated</Badge> : null}
        </>
      }
      about={operator.email}
      actions={<Acts key={String(operator.active)} operator={operator} onEdit={onEdit} update={update} />}
    >
      <p className="small soft">
        {departments || 'No department'}.{' '}
        {operator.active === false ? null : (
          <Link to={`/settings/mobile-chat?operator=${operator.id}`}>{phoneWords(operator.mobileChat)}</Link>
        )}
      </p>
      <ProblemText problem={update.problem} />
    </Row>
  );
}
