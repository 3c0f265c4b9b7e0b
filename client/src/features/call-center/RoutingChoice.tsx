import { useId } from 'react';
import { ChoiceCard } from '../../components/ChoiceCard';
import type { CallCenterDraft } from './call-center.rules';
import { PhonesPicture } from './PhonesPicture';

interface Props {
  draft: CallCenterDraft;
  change: (part: Partial<CallCenterDraft>) => void;
}

/** Ring All or Round Robin. */
export function RoutingChoice({ draft, change }: Props) {
  return (
    <fieldset className="choice-cards">
      <legend className="field-label">Call routing</legend>
      <ChoiceCard
        name="callRouting"
        title="Ring All"
        checked={draft.callRouting === 'RING_ALL'}
        onChoose={() => change({ callRouting: 'RING_ALL' })}
        picture={<PhonesPicture routing="all" />}
      >
        Every phone of the department rings at once. Whoever accepts first has the chat.
      </ChoiceCard>
      <ChoiceCard
        name="callRouting"
        title="Round Robin"
        checked={draft.callRouting === 'ROUND_ROBIN'}
        onChoose={() => change({ callRouting: 'ROUND_ROBIN' })}
        picture={<PhonesPicture routing="in-turn" />}
      >
        One phone rings at a time, the one rung longest ago first.
      </ChoiceCard>
    </fieldset>
  );
}

/** Whether those who let their ring time out are rung once more; there is nothing to it with Ring All. */
export function SecondPass({ draft, change }: Props) {
  const hint = useId();
  const inTurn = draft.callRouting === 'ROUND_ROBIN';
  return (
    <div className="call-center-option">
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.secondPass}
          disabled={!inTurn}
          aria-describedby={hint}
          onChange={(event) => change({ secondPass: event.target.checked })}
        />
        Ring those who did not answer once more
      </label>
      <p id={hint} className="field-hint">
        {inTurn
          ? 'When everybody was asked, those whose ring timed out are rung once more, one at a time. Those who declined are not.'
          : 'This is for Round Robin: with Ring All every phone rings until the wait is over.'}
      </p>
    </div>
  );
}
