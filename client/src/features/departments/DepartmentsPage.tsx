import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Page, Row, Rows } from '../../components/Page';
import { ProblemText } from '../../components/ProblemText';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { WhoWouldRing } from '../../components/WhoWouldRing';
import { DepartmentDialog } from './DepartmentDialog';
import { type Department, useArchiveDepartment, useDepartments } from './operations';
import './departments.css';

function people(department: Department): string {
  const names = (department.operators ?? []).map((operator) => operator.name);
  return names.length === 0 ? 'No operators' : names.join(', ');
}

/** Looked at only when somebody wants to know. */
function Ringing({ department: { id, name } }: { department: Department }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="department-more">
        <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          Who would ring now?
        </Button>
        <Link to={`/settings/coverage?department=${id}`}>Coverage of {name}</Link>
      </p>
      {open ? <WhoWouldRing departmentId={id} name={name} /> : null}
    </>
  );
}

function DepartmentRow({ department, onEdit }: { department: Department; onEdit: () => void }) {
  const archive = useArchiveDepartment();
  const archived = department.archivedAt !== null;
  const actions = archived ? null : (
    <>
      <Button small onClick={onEdit} aria-label={`Edit ${department.name}`}>
        Edit
      </Button>
      <ConfirmButton
        label="Archive"
        confirm="Archive department"
        question={`Archive ${department.name}? Visitors can no longer ask it; open chats finish.`}
        busy={archive.busy}
        onConfirm={() => void archive.run({ id: department.id })}
      />
    </>
  );
  return (
    <Row
      title={
        <>
          {department.name} {archived ? <Badge>Archived</Badge> : null}
        </>
      }
      about={people(department)}
      actions={actions}
    >
      <p className="small soft">{department.email ? `Mail to ${department.email}` : 'No mail'}</p>
      {department.warning ? (
        <p className="department-warning">
          <TriangleAlert size={16} aria-hidden />
          {department.warning}
        </p>
      ) : null}
      {archived || department.warning ? null : <Ringing department={department} />}
      <ProblemText problem={archive.problem} />
    </Row>
  );
}

/** Settings > Departments. */
export function DepartmentsPage() {
  const { data, error, refetch } = useDepartments();
  const [editing, setEditing] = useState<Department | 'new' | null>(null);
  const departments = data?.organization.departments;
  const sorted = departments?.toSorted(
    (one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null),
  );
  return (
    <Page
      title="Departments"
      intro="A visitor asks a department, and its operators answer."
      action={
        <Button look="primary" onClick={() => setEditing('new')}>
          Add department
        </Button>
      }
    >
      {!sorted && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!sorted && !error ? <Skeleton /> : null}
      {sorted?.length === 0 ? (
        <EmptyState title="No departments yet">Visitors need at least one to ask.</EmptyState>
      ) : null}
      {sorted && sorted.length > 0 ? (
        <Rows>
          {sorted.map((department) => (
            <DepartmentRow key={department.id} department={department} onEdit={() => setEditing(department)} />
          ))}
        </Rows>
      ) : null}
      {editing ? (
        <DepartmentDialog department={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}
