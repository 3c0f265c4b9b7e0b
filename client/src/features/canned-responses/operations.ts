import { CannedResponses } from '../../lib/canned-responses';
import { graphql } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const CreateCannedResponse = graphql(`
  mutation CreateCannedResponse($input: CreateCannedResponseInput!) {
    createCannedResponse(input: $input) {
      id
    }
  }
`);

const UpdateCannedResponse = graphql(`
  mutation UpdateCannedResponse($input: UpdateCannedResponseInput!) {
    updateCannedResponse(input: $input) {
      id
      title
      body
    }
  }
`);

const DeleteCannedResponse = graphql(`
  mutation DeleteCannedResponse($id: ID!) {
    deleteCannedResponse(id: $id)
  }
`);

export const useCreateCannedResponse = () => useOperation(CreateCannedResponse, [CannedResponses]);
export const useUpdateCannedResponse = () => useOperation(UpdateCannedResponse, [CannedResponses]);
export const useDeleteCannedResponse = () => useOperation(DeleteCannedResponse, [CannedResponses]);
