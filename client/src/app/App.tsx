import { ApolloProvider } from '@apollo/client/react';
import { Tooltip } from 'radix-ui';
import { BrowserRouter } from 'react-router';
import { Notices } from '../components/Notices';
import { apollo } from '../lib/apollo';
import { Entrance } from './Entrance';
import { Fallback } from './Fallback';

/** The console with everything it stands on. */
export function App() {
  return (
    <Fallback>
      <ApolloProvider client={apollo}>
        <BrowserRouter>
          <Tooltip.Provider delayDuration={500}>
            <Entrance />
            <Notices />
          </Tooltip.Provider>
        </BrowserRouter>
      </ApolloProvider>
    </Fallback>
  );
}
