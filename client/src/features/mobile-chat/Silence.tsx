import { TriangleAlert } from 'lucide-react';
import { useMe } from '../../lib/me';
import type { Draft } from './draft';
import type { MobileChat } from './operations';
import { silentBecause } from './warnings.rules';

interface Props {
  operatorId: string;
  draft: Draft;
  saved: MobileChat;
}

/** Warns that a phone which is meant to ring will not, and why. Saving is possible all the same. */
export function Silence({ operatorId, draft, saved }: Props) {
  const own = useMe().id === operatorId;
  const { mode, phoneNumber, schedule } = draft;
  const reasons = silentBecause({ mode, phoneNumber, saved, ...schedule });
  return (
    <div role="status" className="silence">
      {reasons.map((reason) => (
        <p key={reason}>
          <TriangleAlert size={18} aria-hidden />
          <span>
            {own ? 'Your phone' : 'This phone'} will not ring: {reason}
          </span>
        </p>
      ))}
    </div>
  );
}
