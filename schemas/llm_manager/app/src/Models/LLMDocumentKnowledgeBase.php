<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;

class LLMDocumentKnowledgeBase extends Model
{
    protected $table = 'llm_manager_document_knowledge_base';

    protected $guarded = [];

    protected $casts = [
        'embeddings' => 'array',
        'metadata' => 'array',
        'is_indexed' => 'boolean',
        'indexed_at' => 'datetime',
    ];
}
