import { useEffect, useState } from 'react';
import { Segmented } from '../../components/Segmented';
import { useMe } from '../../lib/me';
import { notify } from '../../lib/notices';
import { useSetAvailability } from './operations';

const OPTIONS = [
  { value: 'ACCEPTING', label: 'Accepting', dot: 'accepting' },
  { value: 'AWAY', label: 'Away', dot: 'away' },
] as const;

/** Whether the operator accepts chats at the console. Away is still logged in: their own phone does not ring. */
export function PresenceSwitch() {
  const me = useMe();
  const change = useSetAvailability();
  const [wanted, setWanted] = useState<'ACCEPTING' | 'AWAY'>('ACCEPTING');
  useEffect(() => {
    if (change.problem) notify(change.problem.message);
  }, [change.problem]);
  return (
    <Segmented
      legend="Your presence"
      options={OPTIONS}
      value={change.busy ? wanted : (me.presence?.availability ?? 'ACCEPTING')}
      onChange={(availability) => {
        setWanted(availability);
        void change.run({ availability });
      }}
    />
  );
}
