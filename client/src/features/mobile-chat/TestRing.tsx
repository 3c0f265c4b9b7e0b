import { useState } from 'react';
import { Button } from '../../components/Button';
import { ProblemText } from '../../components/ProblemText';
import { useSendTestSms } from './operations';

/** Rings a verified phone once, by a test SMS. */
export function TestRing({ operatorId }: { operatorId: string }) {
  const test = useSendTestSms();
  const [sent, setSent] = useState(false);
  const ring = async () => {
    setSent(false);
    if (await test.run({ operatorId })) setSent(true);
  };
  return (
    <div className="test-ring">
      <Button busy={test.busy} onClick={() => void ring()}>
        Ring my phone now
      </Button>
      <p className="soft" role="status">
        {sent ? 'A test SMS is on its way.' : ''}
      </p>
      <ProblemText problem={test.problem} />
    </div>
  );
}
