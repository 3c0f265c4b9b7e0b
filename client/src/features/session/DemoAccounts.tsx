import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { useDemoAccounts } from './operations';
import type { Credentials } from './SignInForm';

/** The demo's accounts, each filled into the form by a press. */
export function DemoAccounts({ onChoose }: { onChoose: (credentials: Credentials) => void }) {
  const { data } = useDemoAccounts(false);
  const accounts = data?.demo?.accounts ?? [];
  const [first] = accounts;
  if (!first) return null;
  return (
    <section className="entrance-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">Demo accounts</h2>
      <p className="soft">
        This installation runs the demo. All have the password <code>{first.password}</code>.
      </p>
      <p className="soft">
        Visitors and phones are on the <a href="/demo">demo page</a>.
      </p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <div>
              <strong>{account.name}</strong> {account.role === 'ADMINISTRATOR' ? <Badge>Administrator</Badge> : null}
              <div className="faint small">{account.email}</div>
            </div>
            <Button
              small
              aria-label={`Use ${account.name}`}
              onClick={() => onChoose({ email: account.email, password: account.password })}
            >
              Use
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
