import { useSearchParams } from 'react-router';
import { Page, Section } from '../../components/Page';
import { SelectField } from '../../components/SelectField';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { useIsAdministrator, useMe } from '../../lib/me';
import { useFollowOwnSnooze } from './follow-snooze';
import { MobileChatForm } from './MobileChatForm';
import { useMobileChat } from './operations';
import { SimulatedPhone } from './SimulatedPhone';
import { Snooze } from './Snooze';
import { Verification } from './Verification';
import './mobile-chat.css';

/** Settings > Mobile Chat: one's own or, for an administrator, any operator's. */
export function MobileChatPage() {
  const me = useMe();
  const administrator = useIsAdministrator();
  const [search, setSearch] = useSearchParams();
  const operatorId = (administrator && search.get('operator')) || me.id;
  const { mobileChat, loaded, operators, error, refetch } = useMobileChat(operatorId);
  useFollowOwnSnooze();
  const choose = (id: string) => setSearch(id === me.id ? {} : { operator: id }, { replace: true });
  return (
    <Page title="Mobile Chat" intro="When nobody of a department is at the console, its operators’ phones ring by SMS.">
      {administrator && operators.length > 1 ? (
        <SelectField label="Operator" name="operator" value={operatorId} onChange={choose}>
          {operators.map((operator) => (
            <option key={operator.id} value={operator.id}>
              {operator.name}
              {operator.id === me.id ? ' (you)' : ''}
            </option>
          ))}
        </SelectField>
      ) : null}
      {!mobileChat && loaded ? <EmptyState title="This operator is not here" /> : null}
      {!mobileChat && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!mobileChat && !loaded && !error ? <Skeleton rows={4} /> : null}
      {mobileChat ? (
        <>
          <Snooze operatorId={operatorId} mobileChat={mobileChat} />
          <MobileChatForm key={operatorId} operatorId={operatorId} mobileChat={mobileChat} />
          <Section title="Verification">
            <Verification
              key={`${operatorId} ${mobileChat.phoneNumber}`}
              operatorId={operatorId}
              mobileChat={mobileChat}
            />
          </Section>
          {operatorId === me.id ? <SimulatedPhone /> : null}
        </>
      ) : null}
    </Page>
  );
}
