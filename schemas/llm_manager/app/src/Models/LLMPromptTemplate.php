<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;

class LLMPromptTemplate extends Model
{
    protected $table = 'llm_manager_prompt_templates';

    protected $guarded = [];

    protected $casts = [
        'variables' => 'array',
        'example_values' => 'array',
        'default_parameters' => 'array',
        'is_global' => 'boolean',
        'is_active' => 'boolean',
    ];

    public function scopeVisibleTo(Builder $query, string $extension): Builder
    {
        return $query->where('is_global', true)->orWhere('extension_slug', $extension);
    }
}
