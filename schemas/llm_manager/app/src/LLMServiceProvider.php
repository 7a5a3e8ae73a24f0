<?php

namespace Bithoven\LLMManager;

use Bithoven\LLMManager\Services\LLMConfigurationService;
use Bithoven\LLMManager\Services\LLMStreamLogger;
use Illuminate\Support\ServiceProvider;

class LLMServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(LLMConfigurationService::class);
        $this->app->singleton(LLMStreamLogger::class);
    }

    public function boot(): void
    {
        $this->loadRoutesFrom(__DIR__ . '/../routes/web.php');
        $this->loadMigrationsFrom(__DIR__ . '/../database/migrations');
        $this->loadViewsFrom(__DIR__ . '/../resources/views', 'llm-manager');
    }
}
