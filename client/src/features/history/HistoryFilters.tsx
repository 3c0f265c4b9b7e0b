import { useSearchParams } from 'react-router';
import { SelectField } from '../../components/SelectField';
import { ENDS } from './filter.rules';
import { useFilterDepartments } from './operations';

/** The choices that narrow the history. They live in the address, so that a view can be kept as a bookmark. */
export function HistoryFilters() {
  const [search, setSearch] = useSearchParams();
  const { data } = useFilterDepartments();
  const choose = (name: string) => (value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <div className="history-filters">
      <SelectField label="Status" name="status" value={search.get('status') ?? ''} onChange={choose('status')}>
        <option value="">All</option>
        {ENDS.map((end) => (
          <option key={end.value} value={end.value}>
            {end.label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Department"
        name="department"
        value={search.get('department') ?? ''}
        onChange={choose('department')}
      >
        <option value="">All</option>
        {data?.organization.departments.map((department) => (
          <option key={department.id} value={department.id}>
            {department.name}
            {department.archivedAt ? ' (archived)' : ''}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
