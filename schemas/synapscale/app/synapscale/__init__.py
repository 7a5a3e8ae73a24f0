"""The backend of SynapScale."""
