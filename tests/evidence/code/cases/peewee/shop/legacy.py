from .models import BaseModel


class Note(BaseModel):
    class Meta:
        table_name = "old_notes"  # declares: old_notes
