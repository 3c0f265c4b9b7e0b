import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page';
import { SelectField } from '../../components/SelectField';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { useIsAdministrator } from '../../lib/me';
import { CoverageWeek } from './CoverageWeek';
import { useCoverageDepartments } from './operations';
import './coverage.css';

/** Settings > Coverage: a week of who would ring, a department at a time. The address names it, so that a mail can. */
export function CoveragePage() {
  const administrator = useIsAdministrator();
  const { data, error, refetch } = useCoverageDepartments();
  const [search, setSearch] = useSearchParams();
  const mine = new Set(data?.me?.departments?.map(({ id }) => id));
  const departments = data?.organization.departments.filter(
    ({ id, archivedAt }) => archivedAt === null && (administrator || mine.has(id)),
  );
  const chosen = departments?.find(({ id }) => id === search.get('department')) ?? departments?.[0];
  return (
    <Page title="Coverage" intro="Whose phones would ring in the week to come, and when nobody's would.">
      {!departments && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!departments && !error ? <Skeleton /> : null}
      {departments && !chosen ? (
        <EmptyState title="No departments">
          {administrator
            ? 'Visitors need at least one to ask.'
            : 'You belong to none. An administrator can add you to one.'}
        </EmptyState>
      ) : null}
      {departments && chosen ? (
        <>
          <SelectField
            label="Department"
            name="department"
            value={chosen.id}
            onChange={(department) => setSearch({ department }, { replace: true })}
          >
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          {chosen.warning === null ? (
            <CoverageWeek key={chosen.id} departmentId={chosen.id} name={chosen.name} />
          ) : (
            <EmptyState title={`Nobody can answer for ${chosen.name}`}>
              {chosen.warning} {administrator ? 'Add operators to it under Settings > Operators.' : ''}
            </EmptyState>
          )}
        </>
      ) : null}
    </Page>
  );
}
