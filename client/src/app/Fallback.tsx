import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button';
import { EmptyState } from '../components/States';

interface Props {
  children: ReactNode;
}

/** What is shown when a screen breaks, or a part of the console cannot be fetched after an update of the server. */
export class Fallback extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main>
        <EmptyState title="This page stopped working">
          <p>Load it again. Chats go on meanwhile, and nothing that was sent is lost.</p>
          <Button look="primary" onClick={() => location.reload()}>
            Load again
          </Button>
        </EmptyState>
      </main>
    );
  }
}
