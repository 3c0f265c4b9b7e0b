import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { ApiKeysPage } from '../../features/api-keys/ApiKeysPage';
import { CallCenterPage } from '../../features/call-center/CallCenterPage';
import { CoveragePage } from '../../features/coverage/CoveragePage';
import { CannedResponsesPage } from '../../features/canned-responses/CannedResponsesPage';
import { DepartmentsPage } from '../../features/departments/DepartmentsPage';
import { MobileChatPage } from '../../features/mobile-chat/MobileChatPage';
import { OperatorsPage } from '../../features/operators/OperatorsPage';
import { OrganizationPage } from '../../features/organization/OrganizationPage';
import { ProfilePage } from '../../features/profile/ProfilePage';
import { SitesPage } from '../../features/sites/SitesPage';
import { useIsAdministrator } from '../../lib/me';
import { useMedia } from '../../lib/use-media';
import './settings.css';

interface Place {
  path: string;
  label: string;
  page: ReactNode;
}

const COVERAGE: Place = { path: 'coverage', label: 'Coverage', page: <CoveragePage /> };

const OWN: readonly Place[] = [
  { path: 'mobile-chat', label: 'Mobile Chat', page: <MobileChatPage /> },
  { path: 'canned-responses', label: 'Canned responses', page: <CannedResponsesPage /> },
  { path: 'profile', label: 'Profile', page: <ProfilePage /> },
];

const ADMINISTRATOR: readonly Place[] = [
  { path: 'call-center', label: 'Call Center', page: <CallCenterPage /> },
  COVERAGE,
  { path: 'departments', label: 'Departments', page: <DepartmentsPage /> },
  { path: 'operators', label: 'Operators', page: <OperatorsPage /> },
  { path: 'sites', label: 'Sites', page: <SitesPage /> },
  { path: 'api-keys', label: 'API keys', page: <ApiKeysPage /> },
  { path: 'organization', label: 'Organization', page: <OrganizationPage /> },
];

function Places({ title, places }: { title: string; places: readonly Place[] }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {places.map((place) => (
          <li key={place.path}>
            <NavLink to={`/settings/${place.path}`}>{place.label}</NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Settings: one's own and, for administrators, the organization's. On a phone the list of places is a page of its own. */
export default function SettingsRoute() {
  const administrator = useIsAdministrator();
  const narrow = useMedia('(max-width: 767px)');
  const { pathname } = useLocation();
  const inside = pathname.split('/').length > 2 && !pathname.endsWith('/settings/');
  const own = administrator ? OWN : [...OWN, COVERAGE];
  const places = administrator ? [...OWN, ...ADMINISTRATOR] : own;
  return (
    <div className="settings" data-inside={inside ? 'yes' : 'no'}>
      <nav className="settings-places" aria-label="Settings">
        <h1 className="split-title">Settings</h1>
        <Places title="You" places={own} />
        {administrator ? <Places title="Organization" places={ADMINISTRATOR} /> : null}
      </nav>
      <div className="settings-page">
        <Link to="/settings" className="settings-back">
          <ArrowLeft size={16} aria-hidden />
          Settings
        </Link>
        <Routes>
          {places.map((place) => (
            <Route key={place.path} path={place.path} element={place.page} />
          ))}
          {narrow ? (
            <Route index element={null} />
          ) : (
            <Route index element={<Navigate to="/settings/mobile-chat" replace />} />
          )}
          <Route path="*" element={<Navigate to="/settings" replace />} />
        </Routes>
      </div>
    </div>
  );
}
