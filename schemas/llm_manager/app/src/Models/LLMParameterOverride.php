<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;

class LLMParameterOverride extends Model
{
    protected $table = 'llm_manager_parameter_overrides';

    protected $guarded = [];

    protected $casts = [
        'override_parameters' => 'array',
        'is_active' => 'boolean',
    ];

    public function configuration(): BelongsTo
    {
        return $this->belongsTo(LLMConfiguration::class, 'llm_configuration_id');
    }
}
