import { useState } from 'react';
import { Button } from '../../components/Button';
import { Copyable } from '../../components/Copyable';
import { Page, Row, Rows } from '../../components/Page';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { installSnippet } from './origins.rules';
import { type Site, useSites } from './operations';
import { SiteDialog } from './SiteDialog';
import { WidgetDialog } from './WidgetDialog';

function SiteRow({ site, onEdit, onWidget }: { site: Site; onEdit: () => void; onWidget: () => void }) {
  const departments = site.departments.map((department) => department.name).join(', ');
  const edit = (
    <>
      <Button small onClick={onWidget} aria-label={`Widget of ${site.name}`}>
        Widget
      </Button>
      <Button small onClick={onEdit} aria-label={`Edit ${site.name}`}>
        Edit
      </Button>
    </>
  );
  return (
    <Row
      title={site.name}
      about={(site.allowedOrigins ?? []).join(', ') || 'No origin allowed: the widget works nowhere'}
      actions={edit}
    >
      <p className="small soft">{departments ? `Offers ${departments}` : 'Offers no department'}</p>
      <Copyable label={`Install ${site.name}`} text={installSnippet(location.origin, site.key)} />
    </Row>
  );
}

/** Settings > Sites. */
export function SitesPage() {
  const { data, error, refetch } = useSites();
  const [editing, setEditing] = useState<Site | 'new' | null>(null);
  const [dressing, setDressing] = useState<Site | null>(null);
  const organization = data?.organization;
  return (
    <Page
      title="Sites"
      intro="Websites that carry the widget. Put a site’s line before the end of its pages’ body."
      action={
        <Button look="primary" onClick={() => setEditing('new')}>
          Add site
        </Button>
      }
    >
      {!organization && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!organization && !error ? <Skeleton /> : null}
      {organization?.sites.length === 0 ? (
        <EmptyState title="No sites yet">Add the website on which visitors should find you.</EmptyState>
      ) : null}
      {organization && organization.sites.length > 0 ? (
        <Rows>
          {organization.sites.map((site) => (
            <SiteRow key={site.id} site={site} onEdit={() => setEditing(site)} onWidget={() => setDressing(site)} />
          ))}
        </Rows>
      ) : null}
      {organization && editing ? (
        <SiteDialog
          site={editing === 'new' ? null : editing}
          departments={organization.departments}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {dressing ? <WidgetDialog site={dressing} onClose={() => setDressing(null)} /> : null}
    </Page>
  );
}
