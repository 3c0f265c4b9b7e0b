import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { IconButton } from '../../components/IconButton';
import { ClockTime } from '../../components/Time';
import { useStore } from '../../lib/store';
import { useLive } from '../../lib/use-live';
import { dismissAlarm, dismissedAlarms } from './alarms';
import { type Alarm, CoverageAlarmsChanged } from './operations';
import './alarm-banner.css';

/** Says so while a department that has hours now reaches nobody, and what to do about it. */
export function AlarmBanner() {
  const [alarms, setAlarms] = useState<readonly Alarm[]>([]);
  const dismissed = useStore(dismissedAlarms);
  useLive(CoverageAlarmsChanged, {
    variables: {},
    onData: ({ coverageAlarmsChanged }) => setAlarms(coverageAlarmsChanged),
  });
  const shown = alarms.filter(({ id }) => !dismissed.includes(id));
  return (
    <div role="alert">
      {shown.map(({ id, department, since }) => (
        <div key={id} className="alarm-banner">
          <TriangleAlert size={16} aria-hidden />
          <p>
            <strong>
              Nobody can be reached in {department.name} since <ClockTime at={since} />.
            </strong>{' '}
            Its visitors can only leave a message. Set yourself to accepting,{' '}
            <Link to="/settings/mobile-chat">switch your phone on</Link>, or see{' '}
            <Link to={`/settings/coverage?department=${department.id}`}>who should be on duty</Link>.
          </p>
          <IconButton label={`Dismiss the alarm of ${department.name}`} onClick={() => dismissAlarm(id)}>
            <X size={18} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
