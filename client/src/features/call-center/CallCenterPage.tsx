import { Page, Section } from '../../components/Page';
import { ErrorState, Skeleton } from '../../components/States';
import { WhoWouldRing } from '../../components/WhoWouldRing';
import { CallCenterForm } from './CallCenterForm';
import { useCallCenter } from './operations';
import './call-center.css';

/** Settings > Call Center. */
export function CallCenterPage() {
  const { data, error, refetch } = useCallCenter();
  const organization = data?.organization;
  return (
    <Page title="Call Center" intro="How phones ring when nobody of a department is at the console.">
      {!organization && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!organization && !error ? <Skeleton rows={4} /> : null}
      {organization ? (
        <>
          <CallCenterForm stored={organization.callCenter} />
          <Section title="Who would ring now?">
            {organization.departments
              .filter((department) => department.archivedAt === null)
              .map((department) => (
                <WhoWouldRing key={department.id} departmentId={department.id} name={department.name} />
              ))}
          </Section>
        </>
      ) : null}
    </Page>
  );
}
