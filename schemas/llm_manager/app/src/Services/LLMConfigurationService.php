<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Bithoven\LLMManager\Models\LLMParameterOverride;
use Illuminate\Support\Collection;
use Illuminate\Support\Facades\DB;

class LLMConfigurationService
{
    public function active(): Collection
    {
        return LLMConfiguration::active()->orderBy('name')->get();
    }

    public function default(): LLMConfiguration
    {
        return LLMConfiguration::where('is_default', true)->firstOrFail();
    }

    public function makeDefault(LLMConfiguration $configuration): void
    {
        DB::transaction(function () use ($configuration) {
            LLMConfiguration::where('is_default', true)->update(['is_default' => false]);
            $configuration->update(['is_default' => true]);
        });
    }

    public function parametersFor(LLMConfiguration $configuration, string $extension): array
    {
        return LLMParameterOverride::where('extension_slug', $extension)
            ->where('is_active', true)
            ->orderBy('priority')
            ->get()
            ->reduce(
                fn (array $parameters, LLMParameterOverride $override) => match ($override->merge_strategy) {
                    'replace' => $override->override_parameters,
                    'deep_merge' => array_replace_recursive($parameters, $override->override_parameters),
                    default => array_merge($parameters, $override->override_parameters),
                },
                $configuration->default_parameters ?? [],
            );
    }
}
