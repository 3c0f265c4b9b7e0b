import { ApolloProvider } from '@apollo/client/react';
import { Tooltip } from 'radix-ui';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Notices } from '../components/Notices';
import { apollo } from '../lib/apollo';
import { Entrance } from './Entrance';
import { Fallback } from './Fallback';

// One route for everything: the pages route themselves, and a page with unsaved changes can hold who leaves it.
const router = createBrowserRouter([{ path: '*', element: <Everything /> }]);

function Everything() {
  return (
    <Tooltip.Provider delayDuration={500}>
      <Entrance />
      <Notices />
    </Tooltip.Provider>
  );
}

/** The console with everything it stands on. */
export function App() {
  return (
    <Fallback>
      <ApolloProvider client={apollo}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </Fallback>
  );
}
