<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\HasMany;

class LLMConfiguration extends Model
{
    protected $table = 'llm_manager_configurations';

    protected $guarded = [];

    protected $casts = [
        'api_key' => 'encrypted',
        'default_parameters' => 'array',
        'capabilities' => 'array',
        'is_active' => 'boolean',
        'is_default' => 'boolean',
    ];

    public function usageLogs(): HasMany
    {
        return $this->hasMany(LLMUsageLog::class, 'llm_configuration_id');
    }

    public function scopeActive(Builder $query): Builder
    {
        return $query->where('is_active', true);
    }
}
