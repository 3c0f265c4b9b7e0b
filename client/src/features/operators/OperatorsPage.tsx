import { useState } from 'react';
import { Button } from '../../components/Button';
import { Page, Rows } from '../../components/Page';
import { ErrorState, Skeleton } from '../../components/States';
import { OperatorDialog } from './OperatorDialog';
import { OperatorRow } from './OperatorRow';
import { type Operator, useOperators } from './operations';
import './operators.css';

function Seats({ taken, seats }: { taken: number; seats: number }) {
  return (
    <div className="seats">
      <p>
        <strong>
          {taken} of {seats}
        </strong>{' '}
        operator seats taken
      </p>
      <meter aria-label="Operator seats taken" min={0} max={seats} value={taken} />
    </div>
  );
}

/** Settings > Operators. */
export function OperatorsPage() {
  const { data, error, refetch } = useOperators();
  const [editing, setEditing] = useState<Operator | 'new' | null>(null);
  const organization = data?.organization;
  const operators = organization?.operators.toSorted(
    (one, other) => Number(one.active === false) - Number(other.active === false) || one.name.localeCompare(other.name),
  );
  return (
    <Page
      title="Operators"
      intro="The people who answer. Administrators may also change settings."
      action={
        <Button look="primary" onClick={() => setEditing('new')}>
          Add operator
        </Button>
      }
    >
      {!operators && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!operators && !error ? <Skeleton rows={4} /> : null}
      {organization && operators ? (
        <>
          <Seats
            taken={operators.filter((operator) => operator.active !== false).length}
            seats={organization.operatorSeats}
          />
          <Rows>
            {operators.map((operator) => (
              <OperatorRow key={operator.id} operator={operator} onEdit={() => setEditing(operator)} />
            ))}
          </Rows>
          {editing ? (
            <OperatorDialog
              operator={editing === 'new' ? null : editing}
              departments={organization.departments}
              onClose={() => setEditing(null)}
            />
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
